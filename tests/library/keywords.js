// The words in the published schemas that are our own or those of editors, for ajv in strict mode: they describe and judge nothing.
module.exports = (ajv) => {
  for (const keyword of ["x-govlint-control", "x-govlint-ref", "x-govlint-words", "enumDescriptions", "doNotSuggest"]) {
    ajv.addKeyword({ keyword })
  }
  return ajv
}

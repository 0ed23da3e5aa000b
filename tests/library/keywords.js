// The words of our own in the published schemas, for ajv in strict mode: they describe and judge nothing.
module.exports = (ajv) => {
  for (const keyword of ["x-govlint-control", "x-govlint-ref", "x-govlint-words"]) {
    ajv.addKeyword({ keyword })
  }
  return ajv
}

-- What a person at Neovim sees and does, each as a function that gives plain values.
local function nothing_if_empty(value)
  return value == nil and vim.NIL or value
end

local function lines_of(window)
  return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
end

local person = {}

function person.open(path)
  vim.cmd.stopinsert()
  vim.cmd.edit({ path, bang = true })
  return vim.bo.filetype
end

function person.servers()
  return vim.tbl_map(function(client) return client.name end, vim.lsp.get_clients({ bufnr = 0 }))
end

function person.problems()
  return vim.tbl_map(function(found)
    return { line = found.lnum + 1, column = found.col + 1, said = found.message, code = nothing_if_empty(found.code), severity = found.severity }
  end, vim.diagnostic.get(0))
end

function person.go(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
end

function person.stand()
  local place = vim.api.nvim_win_get_cursor(0)
  return { path = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":t"), line = place[1], column = place[2] }
end

function person.line()
  return vim.api.nvim_get_current_line()
end

function person.text(path)
  return table.concat(vim.api.nvim_buf_get_lines(path and vim.fn.bufnr(path) or 0, 0, -1, false), "\n") .. "\n"
end

-- The window that floats over the text, as `K` opens it.
function person.floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(lines_of(window), "\n")
    end
  end
  return vim.NIL
end

-- What the menu of completion offers, in its order.
function person.menu()
  local shown = vim.fn.complete_info({ "pum_visible", "matches" })
  return shown.pum_visible == 1 and vim.tbl_map(function(item)
    return { word = item.word, shown = item.abbr, menu = item.menu, info = item.info }
  end, shown.matches) or vim.NIL
end

function person.listed()
  return vim.tbl_map(function(item)
    return vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ":t") .. ":" .. item.lnum .. ":" .. item.col
  end, vim.fn.getqflist())
end

function person.outlined()
  vim.lsp.buf.document_symbol({ loclist = true, on_list = function(options) Outline = options.items end })
  return vim.tbl_map(function(item) return item.text end, Outline or {})
end

function person.rename(name)
  vim.lsp.buf.rename(name)
end

-- Takes the code action at the cursor whose title holds some words.
function person.act(words)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title:find(words, 1, true) ~= nil end,
  })
end

function person.actions()
  local found = {}
  local asked = vim.lsp.util.make_range_params(0, "utf-16")
  asked.context = { diagnostics = vim.lsp.diagnostic.from(vim.diagnostic.get(0, { lnum = vim.fn.line(".") - 1 })) }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 10000) or {}) do
    for _, action in ipairs(answer.result or {}) do
      table.insert(found, action.title)
    end
  end
  return found
end

function person.lenses()
  return vim.tbl_map(function(lens)
    return { line = lens.range.start.line + 1, said = lens.command and lens.command.title or vim.NIL }
  end, vim.lsp.codelens.get(0))
end

function person.inlays()
  return vim.tbl_map(function(found)
    local label = found.inlay_hint.label
    local said = type(label) == "string" and label
      or table.concat(vim.tbl_map(function(part) return part.value end, label))
    return { line = found.inlay_hint.position.line + 1, said = said }
  end, vim.lsp.inlay_hint.get({ bufnr = 0 }))
end

function person.unsaved()
  local found = {}
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.bo[buffer].modified then
      table.insert(found, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":t"))
    end
  end
  table.sort(found)
  return found
end

function person.messages()
  return vim.fn.execute("messages")
end

function Person(name, given)
  return vim.json.encode(nothing_if_empty(person[name](unpack(vim.json.decode(given)))))
end

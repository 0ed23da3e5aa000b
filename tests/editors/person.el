;; What a person at Emacs sees and does in a copy of the brewer's policies; says it as JSON. The settings come from our
;; page. In a batch there is no loop of commands, so what Emacs would do when idle is called here.
(package-initialize)
(require 'yaml-mode)
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 60
      eglot-connect-timeout 60
      make-backup-files nil)
(load (getenv "PAGE_SETTINGS") nil t)

(defun until (seen)
  "What SEEN gives as soon as it gives something, for a minute."
  (let ((end (+ (float-time) 60)) found)
    (while (not (or (setq found (funcall seen)) (> (float-time) end)))
      (accept-process-output nil 0.1))
    found))

(defun visit (name text)
  "Open a file and stand in TEXT."
  (find-file name)
  (unless (eglot-current-server)
    (apply #'eglot--connect (eglot--guess-contact)))
  (unless eglot--managed-mode
    (eglot--maybe-activate-editing-mode))
  (goto-char (point-min))
  (search-forward text))

(visit "crisis.yaml" "statement_auth")
(let ((problems (until (lambda ()
                         (flymake-start)
                         (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))))
      (hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
      (starts major-mode))
  (visit "flows.yaml" "counsel-l")
  (call-interactively #'xref-find-definitions)
  (let ((definition (format "%s:%s" (buffer-name) (line-number-at-pos))))
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t))) ; Emacs asks before it edits files that are not open
      (eglot-rename "counsel-calais"))
    (princ (json-encode
            `((mode . ,starts)
              (problems . ,(vconcat problems))
              (hover . ,(plist-get (plist-get hover :contents) :value))
              (definition . ,definition)
              (renamed . ,(vconcat (mapcar #'buffer-name (seq-filter #'buffer-modified-p
                                                                     (seq-filter #'buffer-file-name (buffer-list)))))))))))
(eglot-shutdown (eglot-current-server))

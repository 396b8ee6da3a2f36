// What a shell runs at each Tab: it calls back `learn-async complete -- …` with
// the words up to the cursor, and offers what is answered (complete.ts).

const bash = `# Completion of learn-async for bash. It needs learn-async on PATH:
#   npm install --global learn-async
# To switch it on, in ~/.bashrc:
#   source <(learn-async completion bash)
_learn_async() {
  local rest=\${COMP_LINE:0:COMP_POINT} words=() word i
  # Bash takes words apart at = and : too; what has no space before it is put back.
  for ((i = 0; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $i -eq 0 || $rest == [[:space:]]* ]]; then words+=("$word")
    else words[\${#words[@]}-1]+=$word; fi
    rest=\${rest#*"$word"}
  done
  if [[ $rest == [[:space:]]* ]]; then words+=("\${rest#"\${rest%%[![:space:]]*}"}")
  else words[\${#words[@]}-1]+=$rest; fi

  local current=\${words[\${#words[@]}-1]} cut='' value about
  # Readline replaces only what stands behind the last = or :.
  [[ $COMP_WORDBREAKS == *=* && $current == *[=:]* ]] && cut=\${current%"\${current##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    case $value in
      :files | :folders)
        compopt -o filenames 2>/dev/null
        [[ $value == :files ]] && i=-f || i=-d
        while IFS= read -r value; do COMPREPLY+=("$value"); done \\
          < <(compgen "$i" -- "\${current#"$cut"}")
        return ;;
    esac
    value=\${value#"$cut"}
    [[ $current == [\\"\\']* ]] || printf -v value %q "$value"
    COMPREPLY+=("$value")
  done < <(learn-async complete -- "\${words[@]:1}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _learn_async learn-async
`

const zsh = `#compdef learn-async
# Completion of learn-async for zsh. It needs learn-async on PATH:
#   npm install --global learn-async
# To switch it on, in ~/.zshrc after compinit:
#   source <(learn-async completion zsh)
_learn-async() {
  local line value
  local -a answer open closed
  answer=("\${(@f)$(learn-async complete -- "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  for line in $answer; do
    case $line in
      :files) compset -P '--*='; _files; return ;;
      :folders) compset -P '--*='; _files -/; return ;;
    esac
    value=\${line%%$'\\t'*}
    line=\${value//:/\\\\:}:\${line#*$'\\t'}
    if [[ $value == *= ]]; then open+=("$line"); else closed+=("$line"); fi
  done
  _describe -t values learn-async open -S '' -- closed
}
if [[ $funcstack[1] == _learn-async ]]; then _learn-async "$@"
else compdef _learn-async learn-async; fi
`

const fish = `# Completion of learn-async for fish. It needs learn-async on PATH:
#   npm install --global learn-async
# To switch it on:
#   learn-async completion fish > ~/.config/fish/completions/learn-async.fish
function __learn_async_complete
    command --query learn-async; or return
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -e words[1]
    set -l answer (learn-async complete -- $words "$current" 2>/dev/null)
    set -l option (string match --regex -- '^--[^=]*=' "$current")
    set -l path (string replace --regex -- '^--[^=]*=' '' "$current")
    switch "$answer"
        case :files
            set answer (__fish_complete_path "$path")
        case :folders
            set answer (__fish_complete_directories "$path")
        case '*'
            # Candidates of ours are whole words already.
            set option ''
    end
    for one in $answer
        printf '%s%s\\n' "$option" "$one"
    end
end
complete --command learn-async --no-files --keep-order --arguments '(__learn_async_complete)'
`

const powershell = `# Completion of learn-async for PowerShell. It needs learn-async on PATH:
#   npm install --global learn-async
# To switch it on, in the file that $PROFILE names:
#   learn-async completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName learn-async -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object {
            $length = [Math]::Min($_.Extent.Text.Length, $cursorPosition - $_.Extent.StartOffset)
            $_.Extent.Text.Substring(0, $length)
        })
    # Some versions drop an empty argument: two quotes stand for it.
    if ($wordToComplete -eq '') { $words += "''" }
    learn-async complete '--' @words 2>$null | ForEach-Object {
        $value, $about = $_.Split("\`t", 2)
        # Given nothing, PowerShell completes files by itself.
        if ($value -notin ':files', ':folders') {
            $text = if ($value -match '\\s') { "'$value'" } else { $value }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
        }
    }
}
`

/** The script of each shell, by the name that `completion` takes. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell }

import { Button } from '@fluentui/react-components'
import { DocumentAdd20Regular } from '@fluentui/react-icons'
import { useRef } from 'react'

interface FileButtonProps {
  readonly label: string
  readonly accept: string
  readonly onText: (text: string) => void
}

/** A file of text from this computer; read here, sent by whoever asked for it. */
export function FileButton({ label, accept, onText }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // the same file can be chosen again once it was mended
          event.currentTarget.value = ''
          void file?.text().then(onText)
        }}
      />
      <Button icon={<DocumentAdd20Regular />} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </div>
  )
}

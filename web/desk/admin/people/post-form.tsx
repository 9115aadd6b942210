import { useRef, useState } from 'react'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from '../text.ts'
import { emptyPost, PostFields } from './post-fields.tsx'

export function PostForm({ person, onClose }: { person: string; onClose: () => void }) {
  const t = useText()
  const id = useRef(newId())
  const [post, setPost] = useState(emptyPost)
  const save = async () => {
    const body: { id: string } & Record<string, unknown> = { id: id.current, person, ...post }
    await api.create('/posts', body)
    await changed('people', 'posts')
  }
  return (
    <FormDialog title={t('admin.post.add')} save={t('admin.post.add')} disabled={!post.role} onSave={save} onClose={onClose}>
      {errors => <PostFields value={post} onChange={setPost} errors={errors} />}
    </FormDialog>
  )
}

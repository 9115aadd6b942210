import { useEffect, useState } from 'react'

/** Did somebody forbid this page the camera? Browsers that cannot say so are taken at their silence. */
export function useCameraDenied(asks: boolean): boolean {
  const [denied, setDenied] = useState(false)
  useEffect(() => {
    if (!asks || !navigator.permissions) return
    let here = true
    navigator.permissions.query({ name: 'camera' }).then(
      status => here && setDenied(status.state === 'denied'),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [asks])
  return denied
}

package kit

import "fyne.io/fyne/v2"

// wordModifier is held to move or delete word by word.
const wordModifier = fyne.KeyModifierAlt

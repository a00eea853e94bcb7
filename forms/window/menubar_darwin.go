package window

// systemMenus tells whether the system shows the menus at the head of the screen.
const systemMenus = true

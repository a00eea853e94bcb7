package expression

// All are the expressions of all packages a test imports.
func All() []*Expression { return all }

package modelfile

// checkNames looks whether all names that follow from the model are different.
func (r *reader) checkNames() {}

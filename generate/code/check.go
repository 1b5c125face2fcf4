package code

import (
	"fmt"

	"junction/model"
	"junction/model/names"
)

// checkNames refuses a model for which the package would have to declare a name twice.
func checkNames(of *model.Model) error {
	meaning := make(map[string]string)
	var err error
	declare := func(name, what string) {
		if other, taken := meaning[name]; taken && err == nil {
			err = fmt.Errorf("in Go, %s would stand for %s and for %s: give one of them another name", name, other, what)
		}
		meaning[name] = what
	}
	for _, name := range []string{"Model", "Types", "Schema", "Examples", "About"} {
		declare(name, "the package's own "+name)
	}
	for _, kind := range of.Kinds {
		declare(kind.Name, "the type "+kind.Name)
		declare("Kind"+kind.Name, "the description of "+kind.Name)
		declare(listVar(kind), "the list of all "+kind.Plural)
		for _, suffix := range []string{"Connection", "Edge", "Saved", "Cleared"} {
			declare(kind.Name+suffix, "the "+suffix+" of "+kind.Name)
		}
		members := make(map[string]string)
		for _, field := range kind.Fields {
			what := "the field " + kind.Name + "." + field.Name
			declare(fieldVar(kind, field), what)
			name := FieldName(field)
			if other, taken := members[name]; taken && err == nil {
				err = fmt.Errorf("in Go, %s.%s would stand for %s and for %s: give one of them another name", kind.Name, name, other, what)
			}
			members[name] = what
		}
	}
	for _, side := range of.Sides {
		declare(sideVar(side), "the description of "+side.String())
		declare(names.Type(side), "the relation "+side.String())
		declare(names.Type(side)+"Change", "the changes of "+side.String())
	}
	for _, enum := range of.Enums {
		declare(enum.Name, "the enum "+enum.Name)
		declare("Enum"+enum.Name, "the description of "+enum.Name)
		for _, value := range enum.Values {
			declare(constant(enum, value), "the value "+enum.Name+"."+value.Name)
		}
	}
	return err
}

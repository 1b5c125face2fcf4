package sqlstore

import "junction/storage"

// To delete a million links takes seconds, in which nobody else could write. So an object with more links than
// [Sweep.Above] only gets a mark, in an instant, all or nothing, durable: from then on nobody sees its links, or, where
// the mark says so, the object. The rows themselves go later, a few at a time; see [sweeper]. This file holds what the
// statements say of marks, which is nothing where an engine never sweeps.

// mark is that of one object.
type mark struct {
	of *entity
	id storage.ID
}

// marks is the table of an entity's marks; empty where it has none.
func (d *Dialect) marks(e *entity) string {
	if d.Sweep.Above == 0 {
		return ""
	}
	return e.sweep
}

// marksOwner reports whether clearing all of an owner's links may be done by a mark, which stands for the links of all
// relations that the owner has.
func (d *Dialect) marksOwner(r relation) bool {
	return d.marks(r.near.entity) != "" && len(relationsOf(r.near.entity)) == 1
}

// whereLinksStand is the condition, after an AND, that an object has no mark. Mostly nobody has one: that is asked once a
// statement, and each row then costs next to nothing.
func (d *Dialect) whereLinksStand(e *entity, id string) string {
	if condition := d.linksStand(e, id); condition != "" {
		return " AND (" + condition + ")"
	}
	return ""
}

func (d *Dialect) linksStand(e *entity, id string) string {
	marks := d.marks(e)
	if marks == "" {
		return ""
	}
	return "NOT EXISTS (SELECT 1 FROM " + marks + ") OR " + id + " NOT IN (SELECT id FROM " + marks + ")"
}

// whoseLinksStand is an object's ID, or NULL when it has a mark: the links of one that has are then not even walked, as
// they would be for a condition.
func (d *Dialect) whoseLinksStand(e *entity, id string) string {
	if condition := d.linksStand(e, id); condition != "" {
		return "CASE WHEN " + condition + " THEN " + id + " END"
	}
	return id
}

// exists is the condition that an object in its table has not got a mark that it is gone; empty for no condition.
func (d *Dialect) exists(e *entity) string {
	marks := d.marks(e)
	if marks == "" {
		return ""
	}
	return "(NOT EXISTS (SELECT 1 FROM " + marks + ") OR NOT EXISTS (SELECT 1 FROM " + marks + " AS mark WHERE mark.id = " +
		e.table + ".id AND mark.deleting = 1))"
}

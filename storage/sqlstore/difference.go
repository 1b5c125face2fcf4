package sqlstore

import (
	"context"
	"slices"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// difference is what a change has to do.
type difference struct {
	owner            storage.Object
	linked, unlinked []storage.Object
	there            []storage.Edge // links that there are, where the change compares
}

// difference reads what a change has to do. All that it names must exist, but for what it unlinks.
func (r relation) difference(
	ctx context.Context, s *session, does statement.Change, what statement.Given,
) (d difference, err error) {
	known := make(map[storage.ID]bool)
	var part statement.Part
	near := rows.NewObjectReader(r.side.Near, storage.AllFields(r.side.Near))
	far := rows.NewObjectReader(r.side.Far, storage.AllFields(r.side.Far))
	into := slices.Concat([]any{(*int)(&part)}, near.Into, far.Into)
	var data *rows.ObjectReader
	if does.Compares {
		data = rows.NewObjectReader(r.side.Relation.Link, storage.AllFields(r.side.Relation.Link))
		into = append(into, data.Into[1:]...) // a link has no ID
	}
	err = s.db.Query(ctx, s.writer.Difference(r.side, does).Call(what), func(row rows.Row) error {
		if err := row.Scan(into...); err != nil {
			return err
		}
		if part == statement.PartOwner {
			d.owner, err = near.Object()
			return err
		}
		object, err := far.Object()
		if part == statement.PartToUnlink {
			d.unlinked = append(d.unlinked, object)
			return err
		}
		known[object.ID] = true
		switch {
		case part == statement.PartToLink:
			d.linked = append(d.linked, object)
		case does.Compares && err == nil:
			edge := storage.Edge{Node: object}
			edge.Link, err = data.Object()
			d.there = append(d.there, edge)
		}
		return err
	})
	if err != nil {
		return d, err
	}
	if does == updates && d.owner.ID == what.ID { // only links that are there can be updated
		for _, object := range d.linked {
			delete(known, object.ID)
		}
		d.linked = nil
	}
	absent := &storage.NotFoundError{}
	if d.owner.ID != what.ID {
		absent.Missing = append(absent.Missing, storage.Ref{Kind: r.side.Near, ID: what.ID})
		if r.side.Near == r.side.Far {
			known[what.ID] = true // so that it is named once
		}
	}
	if does.Links {
		for _, id := range what.IDs {
			if !known[id] {
				known[id] = true
				absent.Missing = append(absent.Missing, storage.Ref{Kind: r.side.Far, ID: id})
			}
		}
	}
	if len(absent.Missing) > 0 {
		return d, absent
	}
	return d, nil
}

// list returns those of the objects that a change names which it found or links to, in the order in which it names them,
// with the positions of their links, which are empty where these are to be made.
func (d *difference) list(named []storage.ID, by *model.Field) (list []storage.ID, keys []string) {
	positions := make(map[storage.ID]string, len(named))
	for i := range d.linked {
		positions[d.linked[i].ID] = ""
	}
	for i := range d.there {
		positions[d.there[i].Node.ID] = d.there[i].Link.Value(by).Text()
	}
	for _, id := range named {
		if key, has := positions[id]; has {
			list, keys = append(list, id), append(keys, key)
			delete(positions, id) // it may be named again
		}
	}
	return list, keys
}

package sqlstore

import (
	"fmt"
	"slices"
	"time"

	"junction/model"
	"junction/storage"
)

// linkData is what a change is given for the data of links.
type linkData struct {
	link *model.Kind                   // nil where links have no data
	by   map[storage.ID]storage.Object // by the linked object's ID; nil where nothing is given
	at   time.Time                     // of the change
}

// dataOf returns what is given for links, where that is valid.
func dataOf(side *model.Side, to storage.Links) (linkData, error) {
	given := linkData{link: side.Relation.Link, at: time.Now()}
	if !slices.ContainsFunc(to.Data, func(data storage.Object) bool { return data.Fields != 0 }) {
		return given, nil
	}
	switch {
	case given.link == nil:
		return given, fmt.Errorf("the links of %s have no data", side)
	case len(to.Data) != len(to.Far):
		return given, fmt.Errorf("%d links of %s have the data of %d", len(to.Far), side, len(to.Data))
	}
	given.by = make(map[storage.ID]storage.Object, len(to.Far))
	for i, id := range to.Far {
		if _, twice := given.by[id]; twice {
			continue
		}
		data := to.Data[i].Updated(given.link, given.at)
		if err := data.Validate(given.link); err != nil {
			return given, err
		}
		given.by[id] = data
	}
	return given, nil
}

// created returns links to objects to which there are none, with their positions.
func (d linkData) created(to []storage.Object, places positions) ([]storage.Edge, error) {
	edges := make([]storage.Edge, len(to))
	for i, object := range to {
		edges[i].Node = object
		if d.link == nil {
			continue
		}
		given := d.by[object.ID]
		edges[i].Link = given.Completed(d.link).Created(d.link, d.at)
		places.give(&edges[i], d.link)
		if err := edges[i].Link.Validate(d.link); err != nil {
			return nil, err
		}
	}
	return edges, nil
}

// updated returns those of some links whose data are to change, as they are then, and the fields that change in any.
func (d linkData) updated(there []storage.Edge) (edges []storage.Edge, fields storage.Fields) {
	for _, edge := range there {
		given := d.by[edge.Node.ID]
		changes := given.Differing(&edge.Link, d.link).Updated(d.link, d.at)
		if changes.Fields == 0 {
			continue
		}
		fields |= changes.Fields
		for _, field := range changes.Fields.Of(d.link) {
			edge.Link.Set(field, changes.Value(field))
		}
		edges = append(edges, edge)
	}
	return edges, fields
}

// ids are those of the objects that some edges lead to.
func ids(edges []storage.Edge) []storage.ID {
	all := make([]storage.ID, len(edges))
	for i := range edges {
		all[i] = edges[i].Node.ID
	}
	return all
}

// links are the data of some edges' links.
func links(edges []storage.Edge) []storage.Object {
	all := make([]storage.Object, len(edges))
	for i := range edges {
		all[i] = edges[i].Link
	}
	return all
}

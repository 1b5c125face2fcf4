package graph

import (
	"context"
	"fmt"
	"strings"
	"time"

	"junction/graph/resolve"
	"junction/model"
	"junction/storage"
	"school/entity"
	"school/graph/generated"
)

func (r *courseResolver) Announcement(ctx context.Context, obj *entity.Course) (string, error) {
	costs := "for nothing"
	if obj.Price != nil {
		costs = fmt.Sprintf("for %.2f", *obj.Price)
	}
	return fmt.Sprintf("%s, %s, %s", obj.Title, strings.ToLower(string(obj.Level)), costs), nil
}

func (r *mutationResolver) PostponeCourse(ctx context.Context, slug string, days int) (*generated.PostponeCoursePayload, error) {
	if days < 1 {
		return nil, invalid(ctx, "days", "must be at least 1")
	}
	var course entity.Course
	err := resolve.Store(ctx).Transact(ctx, func(session storage.Session) error {
		found, err := first(ctx, session, storage.Query{
			Where: storage.Text{Field: entity.Course_Slug, Op: storage.Equal, Value: slug},
		})
		switch {
		case err != nil:
			return err
		case found == nil:
			return invalid(ctx, "slug", "is no course's")
		case found.BeginsAt == nil:
			return invalid(ctx, "slug", "is that of a course without a time")
		}
		course = *found
		later := course.BeginsAt.AddDate(0, 0, days)
		course.BeginsAt = &later
		change := storage.Object{ID: course.ID}
		change.Set(entity.Course_BeginsAt, model.TimeOf(later))
		_, err = session.Collection(entity.Courses.Kind).Update(ctx, change)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &generated.PostponeCoursePayload{Course: &course}, nil
}

func (r *queryResolver) NextCourse(ctx context.Context, after time.Time) (*entity.Course, error) {
	return first(ctx, resolve.Store(ctx), storage.Query{
		Where: storage.And{
			storage.Compare{Field: entity.Course_Open, Op: storage.Equal, Value: model.BooleanOf(true)},
			storage.Compare{Field: entity.Course_BeginsAt, Op: storage.Greater, Value: model.TimeOf(after)},
		},
		Order: storage.Order{Field: entity.Course_BeginsAt},
	})
}

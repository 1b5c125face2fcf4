import type { AddCourseMutationVariables, CoursesQuery } from "./gql/graphql.js";

export function priceOf(answer: CoursesQuery): number | null | undefined {
  return answer.courses?.nodes[0]?.price;
}

export const basics: AddCourseMutationVariables = { input: { title: "Basics", slug: "basics", level: "EXPERT" } };

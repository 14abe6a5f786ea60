using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>An element of a statement that comes in two forms, as <c>Action</c> and <c>NotAction</c>.</summary>
/// <param name="Values">What it lists.</param>
/// <param name="IsNegated">Whether it means all but these.</param>
/// <typeparam name="T">What a value is.</typeparam>
public sealed record PolicyElement<T>(ImmutableArray<T> Values, bool IsNegated);

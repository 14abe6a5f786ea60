namespace Millrace.Model.Policies;

/// <summary>A policy as it is written, before anything but its shape was looked at.</summary>
/// <param name="Version">Its version; null when it names none.</param>
/// <param name="Id">Its name; null without one.</param>
/// <param name="Statements">Its statements, at least one.</param>
internal sealed record DocumentSyntax(string? Version, string? Id, List<StatementSyntax> Statements);

/// <summary>A statement as it is written.</summary>
/// <param name="Sid">Its name; null without one.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Principals">Whom it concerns, or not.</param>
/// <param name="Actions">Which actions, or not.</param>
/// <param name="Resources">Which resources, or not.</param>
/// <param name="Conditions">What must hold.</param>
internal sealed record StatementSyntax(
    string? Sid,
    PolicyEffect Effect,
    ElementSyntax<PrincipalSyntax>? Principals,
    ElementSyntax<string>? Actions,
    ElementSyntax<string>? Resources,
    List<ConditionSyntax> Conditions);

/// <summary>An element in either of its forms.</summary>
/// <param name="Values">What it lists.</param>
/// <param name="IsNegated">Whether it is the form that begins with Not.</param>
/// <typeparam name="T">What a value is.</typeparam>
internal sealed record ElementSyntax<T>(List<T> Values, bool IsNegated);

/// <summary>A principal as it is written.</summary>
/// <param name="Kind">Under which name it stands.</param>
/// <param name="Value">What stands there.</param>
internal sealed record PrincipalSyntax(string Kind, string Value);

/// <summary>A condition as it is written.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The key.</param>
/// <param name="Values">The values; of numbers and booleans, their text.</param>
internal sealed record ConditionSyntax(ConditionOperator Operator, string Key, List<string> Values);

using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>What an update does at a path.</summary>
internal abstract record UpdateAction(DocumentPath Path);

/// <summary>Puts a value there.</summary>
internal sealed record SetAction(DocumentPath Path, Operand Value) : UpdateAction(Path);

/// <summary>Takes away what is there.</summary>
internal sealed record RemoveAction(DocumentPath Path) : UpdateAction(Path);

/// <summary>Adds a number, or the members of a set; of a list its elements, where the request is a legacy one.</summary>
internal sealed record AddAction(DocumentPath Path, AttributeValue Value, bool IsLegacy = false) : UpdateAction(Path);

/// <summary>Takes members out of a set.</summary>
internal sealed record DeleteAction(DocumentPath Path, AttributeValue Members, bool IsLegacy = false) : UpdateAction(Path);

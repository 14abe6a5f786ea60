using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A condition key.</summary>
[SimpleShape(Min = 5, Max = 256)]
internal static class ContextKeyNameType;

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An action.</summary>
[SimpleShape(Min = 3, Max = 128)]
internal static class ActionNameType;

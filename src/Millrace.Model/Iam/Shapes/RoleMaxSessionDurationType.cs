using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The longest session of a role, in seconds.</summary>
[SimpleShape(Min = 3600, Max = 43200)]
internal static class RoleMaxSessionDurationType;

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A resource.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class ResourceNameType;

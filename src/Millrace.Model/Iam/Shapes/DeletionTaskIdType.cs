using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The name of a deletion.</summary>
[SimpleShape(Min = 1, Max = 1000)]
internal static class DeletionTaskIdType;

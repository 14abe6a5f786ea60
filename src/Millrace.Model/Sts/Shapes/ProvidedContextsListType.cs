using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>Contexts that providers assert.</summary>
[SimpleShape(Min = 1, Max = 5)]
internal static class ProvidedContextsListType;

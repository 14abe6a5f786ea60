using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Origins.</summary>
[SimpleShape(Min = 0, Max = 100)]
internal static class AllowOriginsList;

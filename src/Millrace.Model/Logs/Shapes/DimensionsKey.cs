using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A dimensions key.</summary>
[SimpleShape(Max = 255)]
internal static class DimensionsKey;

using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A stored bytes.</summary>
[SimpleShape(Min = 0)]
internal static class StoredBytes;

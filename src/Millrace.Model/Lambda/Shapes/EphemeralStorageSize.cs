using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The size of /tmp in MB.</summary>
[SimpleShape(Min = 512, Max = 10240)]
internal static class EphemeralStorageSize;

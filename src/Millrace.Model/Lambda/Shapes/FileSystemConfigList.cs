using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>File systems.</summary>
[SimpleShape(Min = 0, Max = 1)]
internal static class FileSystemConfigList;

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version of an object.</summary>
[SimpleShape(Min = 1, Max = 1024)]
internal static class S3ObjectVersion;

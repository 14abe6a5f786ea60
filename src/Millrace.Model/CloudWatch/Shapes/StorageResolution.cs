using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A storage resolution.</summary>
[SimpleShape(Min = 1)]
internal static class StorageResolution;

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An account id.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class AccountId;

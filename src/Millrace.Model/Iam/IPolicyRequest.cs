namespace Millrace.Model.Iam;

/// <summary>A request that names a managed policy.</summary>
public interface IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    string PolicyArn { get; }
}

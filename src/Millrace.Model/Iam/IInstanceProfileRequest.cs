namespace Millrace.Model.Iam;

/// <summary>A request that names an instance profile.</summary>
public interface IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    string InstanceProfileName { get; }
}

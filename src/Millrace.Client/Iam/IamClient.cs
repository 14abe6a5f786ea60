using System.Collections.Frozen;
using Amazon.Runtime;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Client.Iam;

/// <summary>
/// A client of AWS Identity and Access Management: a method for each operation that <see cref="IamApi"/> declares. Thread-safe; keep one.
/// </summary>
/// <remarks>
/// The service sends policy documents percent-encoded. This client gives them back decoded, as the JSON that was put in: do not decode
/// <c>PolicyDocument</c>, <c>AssumeRolePolicyDocument</c> and <c>Document</c> of an answer once more.
/// </remarks>
[ServiceClient(typeof(IamApi))]
public sealed partial class IamClient : ServiceClient
{
    private static readonly FrozenSet<string> Documents = ["PolicyDocument", "AssumeRolePolicyDocument", "Document"];

    /// <summary>A client with the environment's credentials and endpoint.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public IamClient()
        : this(new IamConfig())
    {
    }

    /// <summary>A client with the environment's credentials.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public IamClient(IamConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="config">The settings.</param>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public IamClient(AWSCredentials credentials, IamConfig config)
        : base(credentials, config)
    {
        ArgumentNullException.ThrowIfNull(credentials);
    }

    internal override IReadOnlySet<string> EncodedMembers => Documents;

    internal override AmazonServiceException CreateException(ServiceError error) => IamException.From(error);
}

using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Urls;

/// <summary>A function or an alias that has a URL.</summary>
public sealed class UrlTarget
{
    internal UrlTarget(string id, FunctionReference function, FunctionUrlConfig config)
    {
        Id = id;
        Function = function;
        Config = config;
    }

    /// <summary>What the URL's host begins with.</summary>
    public string Id { get; }

    /// <summary>The ARN, with the alias if it is an alias's.</summary>
    public string FunctionArn => Function.Arn;

    /// <summary>The account that it belongs to.</summary>
    public string AccountId => Function.Key.AccountId;

    /// <summary>Its region.</summary>
    public string Region => Function.Key.Region;

    /// <summary>Whether callers must sign.</summary>
    public bool IsSigned => Config.AuthType == FunctionUrlAuthType.AwsIam;

    /// <summary>What browsers may do; null where that was never said.</summary>
    public Cors? Cors => Config.Cors;

    internal FunctionReference Function { get; }

    internal FunctionUrlConfig Config { get; }
}

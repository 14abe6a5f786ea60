using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table is paid for.</summary>
[SimpleShape(Enum = [Provisioned, PayPerRequest])]
public static class BillingMode
{
    /// <summary><c>PROVISIONED</c>.</summary>
    public const string Provisioned = "PROVISIONED";

    /// <summary><c>PAY_PER_REQUEST</c>.</summary>
    public const string PayPerRequest = "PAY_PER_REQUEST";
}

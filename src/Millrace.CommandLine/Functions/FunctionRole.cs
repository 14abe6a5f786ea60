using Millrace.Client.Iam;
using Millrace.Model.Iam;

namespace Millrace.CommandLine.Functions;

/// <summary>The role of functions that the command line makes: it may write logs, and no more.</summary>
internal static class FunctionRole
{
    private const string Name = "millrace-run";

    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const string Logging = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}""";

    /// <summary>The role's ARN; it is made where it is not there.</summary>
    public static async Task<string> EnsureAsync(VerbCall call)
    {
        using var iam = call.Clients.Iam();
        try
        {
            return (await iam.GetRoleAsync(new GetRoleRequest { RoleName = Name }, call.Cancellation)).Role!.Arn!;
        }
        catch (NoSuchEntityException)
        {
            var made = await iam.CreateRoleAsync(new CreateRoleRequest { RoleName = Name, AssumeRolePolicyDocument = Trust }, call.Cancellation);
            await iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = Name, PolicyName = "logs", PolicyDocument = Logging }, call.Cancellation);
            return made.Role!.Arn!;
        }
    }
}

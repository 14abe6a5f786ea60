using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Policies;

/// <summary>Writes the statements that permissions are (facts/lambda.md 2, Permissions).</summary>
internal static partial class StatementWriter
{
    /// <summary>The statement of a function's permission.</summary>
    /// <param name="request">The permission.</param>
    /// <param name="resource">The ARN that it is for.</param>
    public static PolicyStatement Of(AddPermissionRequest request, string resource)
    {
        var conditions = new List<(string Operator, string Key, string Value)>();
        Add("StringEquals", "aws:PrincipalOrgID", request.PrincipalOrgID);
        Add("StringEquals", "AWS:SourceAccount", request.SourceAccount);
        Add("StringEquals", "lambda:EventSourceToken", request.EventSourceToken);
        Add("StringEquals", "lambda:FunctionUrlAuthType", request.FunctionUrlAuthType);
        Add("Bool", "lambda:InvokedViaFunctionUrl", request.InvokedViaFunctionUrl switch { true => "true", false => "false", null => null });
        Add("ArnLike", "AWS:SourceArn", request.SourceArn);
        return Write(request.StatementId, request.Principal, request.Action, resource, conditions);

        void Add(string @operator, string key, string? value)
        {
            if (value is not null) conditions.Add((@operator, key, value));
        }
    }

    /// <summary>The statement of a layer's permission.</summary>
    /// <param name="request">The permission.</param>
    /// <param name="resource">The ARN that it is for.</param>
    public static PolicyStatement Of(AddLayerVersionPermissionRequest request, string resource) => Write(
        request.StatementId,
        request.Principal,
        request.Action,
        resource,
        request.OrganizationId is { } organization ? [("StringEquals", "aws:PrincipalOrgID", organization)] : []);

    private static PolicyStatement Write(
        string sid, string principal, string action, string resource, List<(string Operator, string Key, string Value)> conditions)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, PolicyStatement.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("Sid", sid);
            json.WriteString("Effect", "Allow");
            WritePrincipal(json, principal);
            json.WriteString("Action", action);
            json.WriteString("Resource", resource);
            if (conditions.Count > 0)
            {
                json.WriteStartObject("Condition");
                foreach (var group in conditions.GroupBy(static condition => condition.Operator))
                {
                    json.WriteStartObject(group.Key);
                    foreach (var (_, key, value) in group) json.WriteString(key, value);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return new PolicyStatement(sid, Encoding.UTF8.GetString(output.ToArray()));
    }

    private static void WritePrincipal(Utf8JsonWriter json, string principal)
    {
        if (principal == "*")
        {
            json.WriteString("Principal", principal);
            return;
        }

        var (kind, name) = Service().IsMatch(principal) ? ("Service", principal)
            : Account().IsMatch(principal) ? ("AWS", $"arn:aws:iam::{principal}:root")
            : Arn().IsMatch(principal) ? ("AWS", principal)
            : throw LambdaErrors.InvalidParameter("The provided principal was invalid. Please check the principal and try again.");
        json.WriteStartObject("Principal");
        json.WriteString(kind, name);
        json.WriteEndObject();
    }

    [GeneratedRegex(@"\A[a-z0-9.-]+\.amazon(?:aws)?\.com(?:\.cn)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Service();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:(?:root|(?:user|role|assumed-role|federated-user)/[^*?\s]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();
}

namespace Millrace.Wire;

/// <summary>Collects the constraint violations of one request and prints them as AWS does (facts/kinesis.md 2.2).</summary>
public sealed class ConstraintCheck
{
}

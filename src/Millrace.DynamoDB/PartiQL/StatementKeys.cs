using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Reading;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>What a statement says of the key, and what is left of its condition then.</summary>
/// <param name="Terms">What it says of the key.</param>
/// <param name="Rest">What else must hold; null for nothing.</param>
internal sealed record StatementKeys(IReadOnlyList<KeyTerm> Terms, ConditionNode? Rest)
{
    /// <summary>Whether it says what every attribute of the partition key equals.</summary>
    public bool HasPartition(KeyState schema) => schema.Hash.All(attribute => Find(attribute.Name) is not null);

    /// <summary>The whole key; null when it does not say what every attribute of it equals.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Key(KeyState schema)
    {
        var key = new Dictionary<string, AttributeValue>();
        foreach (var attribute in schema.Attributes())
        {
            if (Find(attribute.Name) is not { Operator: ComparisonOperator.Eq } term) return null;
            key[attribute.Name] = term.Values[0];
        }

        return key;
    }

    /// <summary>Takes a condition apart: of what it asks of the key, joined by AND, one term for each attribute.</summary>
    public static StatementKeys Of(ConditionNode? where, KeyState schema)
    {
        var terms = new List<KeyTerm>();
        var rest = new List<ConditionNode>();
        foreach (var node in Conjuncts(where))
        {
            if (TermOf(node) is { } term && IsUsable(term, schema) && terms.TrueForAll(other => other.Attribute != term.Attribute)) terms.Add(term);
            else rest.Add(node);
        }

        return new StatementKeys(terms, rest.Count == 0 ? null : rest.Aggregate(static (left, right) => new AndNode(left, right)));
    }

    private KeyTerm? Find(string attribute) => Terms.FirstOrDefault(term => term.Attribute == attribute);

    private static bool IsUsable(KeyTerm term, KeyState schema) =>
        schema.Hash.Any(attribute => attribute.Name == term.Attribute) ? term.Operator == ComparisonOperator.Eq : schema.Has(term.Attribute);

    private static IEnumerable<ConditionNode> Conjuncts(ConditionNode? node) => node switch
    {
        null => [],
        AndNode and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => [node],
    };

    private static KeyTerm? TermOf(ConditionNode node) => node switch
    {
        ComparisonNode { Operator: not "<>", Left: PathOperand { Path.IsNested: false }, Right: ConstantOperand }
            or ComparisonNode { Operator: not "<>", Left: ConstantOperand, Right: PathOperand { Path.IsNested: false } }
            or BetweenNode { Value: PathOperand { Path.IsNested: false }, Lower: ConstantOperand, Upper: ConstantOperand }
            or BeginsWithNode { Value: PathOperand { Path.IsNested: false }, Prefix: ConstantOperand } => KeyTerms.OfExpression(node)[0],
        _ => null,
    };
}

using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.CodeFixes;

/// <summary>What is posted by hand: the names on the wire, and the values behind them.</summary>
internal sealed class PostedEvent
{
    private const string NameField = "eventName";
    private const string AttributesField = "attributes";

    private PostedEvent(IReadOnlyDictionary<string, IOperation> fields) => Fields = fields;

    /// <summary>The envelope, each field once.</summary>
    public IReadOnlyDictionary<string, IOperation> Fields { get; }

    /// <summary>The event's name, where it is a constant.</summary>
    public string? EventName => Fields.TryGetValue(NameField, out var name) ? name.ConstantValue.Value as string : null;

    /// <summary>The attributes, where they are written out; else none.</summary>
    public IReadOnlyDictionary<string, IOperation> Attributes =>
        Fields.TryGetValue(AttributesField, out var attributes) && ReadFields(attributes) is { } found ? found : new Dictionary<string, IOperation>();

    public static PostedEvent? Read(IOperation? body) => body is not null && ReadFields(body) is { } fields ? new PostedEvent(fields) : null;

    private static Dictionary<string, IOperation>? ReadFields(IOperation body)
    {
        IEnumerable<(string? Name, IOperation? Value)>? pairs = body switch
        {
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers.OfType<ISimpleAssignmentOperation>()
                .Select(static each => ((each.Target as IPropertyReferenceOperation)?.Property.Name, (IOperation?)each.Value)),
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.Select(ReadEntry),
            _ => null,
        };
        if (pairs is null)
        {
            return null;
        }

        var fields = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (name is not null && value is not null)
            {
                fields[name] = Unconverted(value);
            }
        }

        return fields;
    }

    // ["name"] = value, or { "name", value }
    private static (string? Name, IOperation? Value) ReadEntry(IOperation entry) => entry switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } set => (Text(key[0].Value), set.Value),
        IInvocationOperation { Arguments: { Length: 2 } pair } => (Text(pair[0].Value), pair[1].Value),
        _ => default,
    };

    private static string? Text(IOperation value) => value.ConstantValue.Value as string;

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}

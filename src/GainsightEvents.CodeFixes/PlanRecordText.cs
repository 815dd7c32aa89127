using System.Text;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes the record that declares an event as a plan says.</summary>
internal sealed class PlanRecordText
{
    // Those that a record or the generated part has already.
    private static readonly string[] Taken = ["EqualityContract", "PrintMembers", "Equals", "GetHashCode", "ToString", "GetType", "Finalize", "MemberwiseClone", "ReferenceEquals", "Clone"];

    private readonly HashSet<string> _names = new(Taken, StringComparer.Ordinal);
    private readonly PlanEvent _planned;
    private readonly string _typeName;
    private readonly bool _isRequiredAccepted;

    public PlanRecordText(PlanEvent planned, string typeName, bool isRequiredAccepted)
    {
        _planned = planned;
        _typeName = typeName;
        _isRequiredAccepted = isRequiredAccepted;
        _names.Add(typeName);
    }

    /// <summary>The type's name: that of the event as C# writes names.</summary>
    public static string TypeNameOf(PlanEvent planned) => PostedEventRecord.TypeNameOf(planned.Name);

    /// <summary>The declaration, with full names, and with line feeds between its lines and none at its end.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var line in PlanWordsText.Write(_planned.Description, _planned.Owner, _planned.Deprecated, _planned.Retired))
        {
            text.Append(line).Append('\n');
        }

        text.Append(EventAttribute()).Append('\n').Append($"public sealed partial record {_typeName}\n{{");
        var separator = "\n";
        foreach (var member in _planned.Members)
        {
            text.Append(separator);
            foreach (var line in PlanMemberText.Write(_planned.Target, member, FindFree, _isRequiredAccepted))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            separator = "\n";
        }

        if (_planned.AdmitsOtherMembers)
        {
            text.Append(separator);
            foreach (var line in OtherMembers(FindFree))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return (text[text.Length - 1] == '{' ? text.Append('\n') : text).Append('}').ToString();
    }

    /// <summary>The lines that declare the property for members that the plan does not name.</summary>
    /// <param name="takeName">Takes the name that would be best, and gives one that is free.</param>
    public static IEnumerable<string> OtherMembers(Func<string, string> takeName)
    {
        yield return PlanAttribute.Write(MetadataNames.JsonExtensionData);
        yield return $"public global::System.Collections.Generic.IDictionary<string, object?>? {takeName("OtherMembers")} {{ get; init; }}";
    }

    private string EventAttribute()
    {
        var arguments = new StringBuilder(Literal(_planned.Name));
        if (_planned.Target == EventTarget.Nxt)
        {
            Add("Version", _planned.Version);
            Add("Topic", _planned.Topic);
            Add("Contract", _planned.Contract);
            Add("ExpiresOn", _planned.ExpiresOn);
            return PlanAttribute.Write(MetadataNames.NxtEvent, arguments.ToString());
        }

        Add("Product", _planned.Product);
        if (_planned.Identity == IdentitySource.FromContext)
        {
            arguments.Append($", Identity = global::{MetadataNames.IdentitySourceEnum}.FromContext");
        }

        Add("ExpiresOn", _planned.ExpiresOn);
        return PlanAttribute.Write(MetadataNames.GainsightEvent, arguments.ToString());

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                arguments.Append($", {name} = {Literal(value)}");
            }
        }
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private string FindFree(string name)
    {
        while (!_names.Add(name))
        {
            name += "Value";
        }

        return name;
    }
}

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Gives out names that differ from those given out before.</summary>
internal sealed class NameScope(params string[] reserved)
{
    // Where a local may stand, an underscore discards. A list: the names of one event are few, and a set of them costs more than looking through.
    private readonly List<string> _taken = [.. reserved, "_"];

    /// <summary>The wanted name, else the wanted name with <c>Value</c> or a number after it; escaped.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var attempt = 1; _taken.Contains(name); attempt++)
        {
            name = wanted + (attempt == 1 ? "Value" : "Value" + attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        _taken.Add(name);
        return CSharpText.Identifier(name);
    }
}

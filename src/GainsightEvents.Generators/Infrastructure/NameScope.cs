namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Gives out names that differ from those given out before.</summary>
internal sealed class NameScope(params string[] reserved)
{
    // Where a local may stand, an underscore discards.
    private readonly HashSet<string> _taken = new([.. reserved, "_"], StringComparer.Ordinal);

    /// <summary>The wanted name, else the wanted name with <c>Value</c> or a number after it; escaped.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var attempt = 1; !_taken.Add(name); attempt++)
        {
            name = wanted + (attempt == 1 ? "Value" : "Value" + attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return CSharpText.Identifier(name);
    }
}

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Names as <c>JsonNamingPolicy.CamelCase</c> of System.Text.Json gives them, for any C# identifier.</summary>
internal static class CamelCase
{
    /// <summary>
    /// Lowers the run of capitals a name begins with. The last of several capitals belongs to the word that follows it, if one does:
    /// <c>URLValue</c> becomes <c>urlValue</c>, <c>ID</c> becomes <c>id</c>.
    /// </summary>
    public static string Of(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        var lowered = capitals > 1 && capitals < name.Length ? capitals - 1 : capitals;
        if (lowered == 0)
        {
            return name;
        }

        var characters = name.ToCharArray();
        for (var i = 0; i < lowered; i++)
        {
            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }
}

using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// One value of a plan file, and where it is. Whatever is asked for and is not as it should be is noted at the source, so that one reading finds all
/// mistakes; the answer is then as if it were absent.
/// </summary>
internal sealed class PlanNode(PlanSource source, JsonElement element, string path)
{
    public string Path => path;

    public JsonElement Element => element;

    /// <summary>As messages show it.</summary>
    private string Shown => ShownValue.Plain(element.GetRawText());

    public void Refuse(string rule, string remedy) => source.Refuse(path, Shown, rule, remedy);

    /// <summary>Whether it is an object; of its properties, those that nobody knows and those that are there twice are refused.</summary>
    public bool IsObject(IReadOnlyList<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse("must be an object", "Write { } with the properties " + string.Join(", ", known) + ".");
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                source.Refuse(PlanPath.Append(path, property.Name), $"'{OneLine.Of(property.Name)}'", "is there twice", "Remove one of them.");
            }
            else if (!known.Contains(property.Name))
            {
                source.Refuse(
                    PlanPath.Append(path, property.Name),
                    $"'{OneLine.Of(property.Name)}'",
                    "is no property here",
                    NearestName.Find(property.Name, known) is { } meant ? $"Did you mean '{meant}'?" : $"Remove it; the properties are {string.Join(", ", known)}.");
            }
        }

        return true;
    }

    public PlanNode? Find(string name) =>
        element.TryGetProperty(name, out var value) ? new(source, value, PlanPath.Append(path, name)) : null;

    /// <summary>A property that must be there.</summary>
    public PlanNode? Require(string name, string example)
    {
        var found = Find(name);
        if (found is null)
        {
            source.Refuse(path, $"'{name}'", "is missing", $"Add it, such as \"{name}\": {example}.");
        }

        return found;
    }

    public IEnumerable<PlanNode> Properties =>
        element.EnumerateObject().Select(property => new PlanNode(source, property.Value, PlanPath.Append(path, property.Name)));

    public IReadOnlyList<PlanNode> Items()
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return [.. element.EnumerateArray().Select((item, index) => new PlanNode(source, item, PlanPath.Append(path, index)))];
        }

        Refuse("must be a list", "Write [ ] around its items.");
        return [];
    }

    public bool Flag()
    {
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse("must be true or false", "Write true, or leave it out, which means false.");
        }

        return element.ValueKind == JsonValueKind.True;
    }

    /// <summary>Text that is not blank.</summary>
    public string? Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Refuse("must be text that is not blank", "Write it in quotes, or leave the property out where there is nothing to say.");
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? Word<T>(IReadOnlyList<T> values, Func<T, string> wordOf)
        where T : struct
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        foreach (var value in values)
        {
            if (wordOf(value) == text)
            {
                return value;
            }
        }

        var words = values.Select(wordOf).ToList();
        Refuse(
            $"must be one of {string.Join(", ", words)}",
            NearestName.Find(text, words) is { } meant ? $"Did you mean \"{meant}\"?" : "Write one of them in quotes.");
        return null;
    }
}

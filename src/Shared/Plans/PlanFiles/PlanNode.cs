using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// One value of a plan file, and where it is. Whatever is asked for and is not as it should be is noted, so that one reading finds all
/// mistakes; the answer is then as if it were absent.
/// </summary>
internal sealed class PlanNode(PlanProblems problems, PlanJsonValue value, string path)
{
    public PlanJsonValue Value => value;

    public PlanJsonKind Kind => value.Kind;

    /// <summary>As messages show it.</summary>
    private string Shown => ShownValue.Plain(value.Raw);

    public void Refuse(string rule, string remedy) => problems.Refuse(value, path, Shown, rule, remedy);

    /// <summary>Whether it is an object; of its properties, those that nobody knows and those that are there twice are refused.</summary>
    public bool IsObject(IReadOnlyList<string> known)
    {
        if (Kind != PlanJsonKind.Object)
        {
            Refuse("must be an object", "Write { } with the properties " + string.Join(", ", known) + ".");
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, property) in value.Properties)
        {
            if (!names.Add(name))
            {
                problems.Refuse(property, PlanPath.Append(path, name), $"'{OneLine.Of(name)}'", "is there twice", "Remove one of them.");
            }
            else if (!known.Contains(name))
            {
                problems.Refuse(
                    property,
                    PlanPath.Append(path, name),
                    $"'{OneLine.Of(name)}'",
                    "is no property here",
                    NearestName.Find(name, known) is { } meant ? $"Did you mean '{meant}'?" : $"Remove it; the properties are {string.Join(", ", known)}.");
            }
        }

        return true;
    }

    public PlanNode? Find(string name) =>
        value.Find(name) is { } found ? new(problems, found, PlanPath.Append(path, name)) : null;

    /// <summary>A property that must be there.</summary>
    public PlanNode? Require(string name, string example)
    {
        var found = Find(name);
        if (found is null)
        {
            problems.Refuse(value, path, $"'{name}'", "is missing", $"Add it, such as \"{name}\": {example}.");
        }

        return found;
    }

    public IReadOnlyList<PlanNode> Items()
    {
        if (Kind == PlanJsonKind.Array)
        {
            return [.. value.Items.Select((item, index) => new PlanNode(problems, item, PlanPath.Append(path, index)))];
        }

        Refuse("must be a list", "Write [ ] around its items.");
        return [];
    }

    public bool Flag()
    {
        if (Kind is not (PlanJsonKind.True or PlanJsonKind.False))
        {
            Refuse("must be true or false", "Write true, or leave it out, which means false.");
        }

        return Kind == PlanJsonKind.True;
    }

    /// <summary>Text that is not blank.</summary>
    public string? Text()
    {
        if (Kind == PlanJsonKind.String && !string.IsNullOrWhiteSpace(value.Text))
        {
            return value.Text;
        }

        Refuse("must be text that is not blank", "Write it in quotes, or leave the property out where there is nothing to say.");
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? Word<T>(IReadOnlyList<T> values, Func<T, string> wordOf)
        where T : struct
    {
        foreach (var each in values)
        {
            if (Kind == PlanJsonKind.String && wordOf(each) == value.Text)
            {
                return each;
            }
        }

        var words = values.Select(wordOf).ToList();
        Refuse(
            $"must be one of {string.Join(", ", words)}",
            NearestName.Find(value.Text, words) is { } meant ? $"Did you mean \"{meant}\"?" : "Write one of them in quotes.");
        return null;
    }
}

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>What is wrong with the text of a plan file.</summary>
internal sealed class PlanProblems(string text)
{
    private readonly List<PlanProblem> _found = [];

    public IReadOnlyList<PlanProblem> Found => _found;

    /// <summary>Notes that it is not JSON.</summary>
    public void RefuseText(int position, string reason) => _found.Add(new(
        position, 0, LineOf(text, position), $"it is not JSON: {reason} Correct this place, or take the file from the last commit."));

    /// <summary>Notes a mistake.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="path">The place, as a JSON Pointer.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="rule">What it has to be, or why it must not be there: the end of a sentence that begins with the value.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    public void Refuse(PlanJsonValue place, string path, string value, string rule, string remedy) => _found.Add(new(
        place.Start, place.Length, LineOf(place), $"{(path.Length == 0 ? "/" : path)}: {value} {rule}. {remedy}"));

    /// <summary>The line that a value begins on, from 1.</summary>
    public int LineOf(PlanJsonValue place) => LineOf(text, place.Start);

    private static int LineOf(string text, int position)
    {
        var line = 1;
        for (var i = 0; i < position; i++)
        {
            line += text[i] == '\n' ? 1 : 0;
        }

        return line;
    }
}

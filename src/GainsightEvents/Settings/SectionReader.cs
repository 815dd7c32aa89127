using System.Globalization;
using GainsightEvents.Model;
using Microsoft.Extensions.Configuration;

namespace GainsightEvents.Settings;

/// <summary>
/// Reads one section of the configuration, setting by setting. What cannot be read is left as it is and told, by its path, value, what
/// it may be and what to do; so is every name that nobody reads, for a misspelt setting would be ignored without a word.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="path">Its path, as messages name it.</param>
/// <param name="names">All names read so far, and what is wrong; shared with the sections inside this one.</param>
internal sealed class SectionReader(IConfiguration section, string path, SettingNames names)
{
    private readonly HashSet<string> _own = new(StringComparer.OrdinalIgnoreCase);

    private delegate bool Parser<T>(string text, out T value);

    public void Text(string name, Action<string> set) => Read(name, Take, "a text", set);

    public void Flag(string name, Action<bool> set) => Read(name, bool.TryParse, "true or false", set);

    public void Number(string name, Action<int> set) => Read(
        name,
        static (string text, out int number) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number),
        $"a whole number of at most {int.MaxValue}",
        set);

    public void Number(string name, Action<long> set) => Read(
        name,
        static (string text, out long number) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number),
        $"a whole number of at most {long.MaxValue}",
        set);

    public void Time(string name, Action<TimeSpan> set) => Read(
        name, TryParseTime, "a time such as 00:00:10 for ten seconds, or 7.00:00:00 for seven days", set);

    public void Address(string name, Action<Uri> set) => Read(
        name,
        static (string text, out Uri address) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out address!),
        "an absolute https address",
        set);

    public void Choice<TEnum>(string name, Action<TEnum> set)
        where TEnum : struct, Enum
    {
        // A number is refused: nobody can read it, and it could be one that has no name.
        var choices = EnumNames.Of<TEnum>();
        Read(
            name,
            (string text, out TEnum choice) =>
            {
                choice = default;
                return choices.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out choice);
            },
            EnumNames.Join(choices),
            set);
    }

    /// <summary>A section inside this one.</summary>
    public void Section(string name, Action<SectionReader> read)
    {
        _own.Add(name);
        names.Add(path, name);
        var inner = new SectionReader(section.GetSection(name), $"{path}:{name}", names);
        read(inner);
        inner.TellUnknown();
        if (section[name] is { Length: > 0 })
        {
            // Not shown, for it may be a key in the wrong place.
            names.Tell($"{path}:{name} has a value, but it is a section; give its settings their values, such as {path}:{name}:{inner._own.First()}.");
        }
    }

    /// <summary>A section whose inner sections the user names.</summary>
    public void Sections(string name, Action<string, SectionReader> read) => Section(name, outer =>
    {
        foreach (var child in section.GetSection(name).GetChildren())
        {
            outer.Section(child.Key, inner => read(child.Key, inner));
        }
    });

    /// <summary>Tells the names in this section that were not read. Called last.</summary>
    public void TellUnknown()
    {
        foreach (var child in section.GetChildren())
        {
            if (!_own.Contains(child.Key))
            {
                names.Unknown(path, child.Key);
            }
        }
    }

    private static bool Take(string text, out string value)
    {
        value = text;
        return true;
    }

    // A bare number would be taken for days, and was meant for seconds.
    private static bool TryParseTime(string text, out TimeSpan time)
    {
        time = default;
        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time);
    }

    private void Read<T>(string name, Parser<T> parse, string allowed, Action<T> set)
    {
        _own.Add(name);
        names.Add(path, name);
        var setting = section.GetSection(name);
        foreach (var child in setting.GetChildren())
        {
            names.Tell($"{path}:{name}:{OneLine.Of(child.Key)} is not a setting, and would be ignored; write the value at {path}:{name}, which is {allowed}.");
        }

        // A blank value is none, as an environment variable that is set to nothing.
        if (setting.Value is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (parse(text, out var value))
        {
            set(value);
        }
        else
        {
            names.Tell($"{path}:{name} is '{OneLine.Of(text)}'; it must be {allowed}.");
        }
    }
}

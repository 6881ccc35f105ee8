using System.IO.Compression;

namespace Plumbline.Models.Tokenizers.Normalizers;

/// <summary>The normalisation tables of the Unicode Character Database, version 15.0.</summary>
/// <remarks>
/// Made from UnicodeData.txt (fields 3 and 5) and Full_Composition_Exclusion of DerivedNormalizationProps.txt; Copyright Unicode, Inc.,
/// terms of use at unicode.org/copyright. Form: base64 of deflate of variable-length numbers (seven bits a byte, lowest first):
/// the count of combining classes, and for each the step from the code point before it and the class; the count of decompositions, and
/// for each the step, three times the number of parts plus a kind (0 compatible, 1 canonical and never composed, 2 canonical), and the
/// parts as zigzag steps from the code point, then from each other.
/// </remarks>
internal static class UnicodeNormalizationData
{
    private static readonly Dictionary<int, byte> Classes = [];

    static UnicodeNormalizationData()
    {
        using MemoryStream packed = new(Convert.FromBase64String(Packed));
        using DeflateStream source = new(packed, CompressionMode.Decompress);
        using MemoryStream numbers = new();
        source.CopyTo(numbers);
        numbers.Position = 0;
        int point = 0;
        for (int left = Next(numbers); left > 0; left--)
        {
            point += Next(numbers);
            Classes.Add(point, (byte)Next(numbers));
        }

        point = 0;
        for (int left = Next(numbers); left > 0; left--)
        {
            point += Next(numbers);
            (int count, int kind) = Math.DivRem(Next(numbers), 3);
            int[] parts = new int[count];
            int at = point;
            for (int i = 0; i < count; i++)
            {
                int step = Next(numbers);
                at += (step & 1) == 0 ? step >> 1 : -((step + 1) >> 1);
                parts[i] = at;
            }

            Decompositions.Add(point, new UnicodeDecomposition(kind > 0, parts));
            if (kind == 2)
            {
                Compositions.Add((parts[0], parts[1]), point);
            }
        }
    }

    /// <summary>One step of decomposition by code point; Hangul syllables, which are computed, are not here.</summary>
    public static Dictionary<int, UnicodeDecomposition> Decompositions { get; } = [];

    /// <summary>The character that two others compose into.</summary>
    public static Dictionary<(int First, int Second), int> Compositions { get; } = [];

    /// <summary>Canonical combining class; 0 for all that is no mark.</summary>
    public static int CombiningClass(int point) => point >= 0x300 && Classes.TryGetValue(point, out byte found) ? found : 0;

    private static int Next(MemoryStream numbers)
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            int part = numbers.ReadByte();
            value |= (part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }

    private const string Packed =
        "7b0LXF3Vte+fsdZmrb2ABJP4iO9HPW3VWrVWbdVqa3r6vH2d1j7uOT09PfZxzm2NWGMgVk0IIYQQQnaQICIhhCAhBAlBRCQEkSDPHYJIeAeREEIQCSISJMj/" +
        "9xvATlITj57/7T//z/3cyvrOMeccc6wxx3ysuQh79xl7uXVY5P/NzxGR9lN+kG0+vQQ/1frz8SVn/Dn5v1NLz+bKMeVH1TRrnJ49qXPkFLlP5Kj+nCp8skA8" +
        "ZZyeX2P8jaenZg+epR8fjcDftEXDQyr4S4AEymyZI0FynsyVeTIf/50vF8iFxkXGArnY0GbGvO+ezeUr5Eq56pZL5TK5fEqWq+Wa0/w4fJYOtMvcz/zhTDbN" +
        "j6hPlRinNL322isPn6lnp/b4VOFvbv9RHpbUM3dQq/3b5eJTCo2zD6BxFp0vzHj2tcNnnoM3fPwgfuKlZJwxKB81OzVkh88SwdNtfs2e67hOUfoP5G85LPcg" +
        "eWj6Wi6auH8m//wHpIscceY6TziL/ih/FGfOn0T/e3CJLEHuMdH/fqC3uqydLhvN8pUwkRVirBRrBYWpH3PFTCCdqfTednnYNmD9p+2y32/GwXwbJVc6m8QJ" +
        "OCy1mNzrOcfV4/ap5DvOBWcJmNkut3ziBWS0/xeh+puSP9jnOZ87fNYRvANu32UHgt+0E08O4dnX7yklxqkbm/i1i31YXKpYcUZXzuAidqYDMxvp4f9vf47o" +
        "FnRI7946s2vOLMj66YHl/05tdEoJNFzTmXZf3ekBmrxopuE6cX77d+5QlqtVu3NEd9c3+fO/3OJu7J/y9WNaXq38iTLecD7rPC3OZf8tH+6c6fxnnX+zZzvH" +
        "Tu5C7dNbqDWzNd3mjIqTu0kuWWEd/mSPkJlJs89ul27kNv5Nk7jZ+nS87vDUQPg5z03Z2eM6RWnllBs/mTH57faz7M4zP186pbBUnOudIOdOR+xvzbS4BUvn" +
        "XvsHjr/9JxTniS3OT2zBBnTxmbrlOj27TxyXveCw/A5NTwiwzAkBFzvrsMHY4dxl/OxkcX7mzHf+yXnOdMIN3Xr+ydluInk+4eTyu/tMt3vZscTKThSpuK5Z" +
        "DzT6P9dbKp/y45zl4GKeaVCuPKUk3iftvvRjH0af/Mc8u52/sfb7sz0yj0PxnlPyE+aRmfPRYemyz9TTRR+1Y3fduFnMSXFbscb+AMP0iJ+VbFQGmChjuVgZ" +
        "xqsBYq4LNK0cY12gmLGGmPFiOPHGc8slZTkeGQmU0ijFG1u0zHBPyIf+4p6U5QHiDjNWgOHGSjDCWAdGGhsCDLBSS973Z8lxMMr4AIw2Vmn5O1p+TMvf1fIP" +
        "/Q2UH/Vn7Vtae0hrD2vtETAGmibKD2h5s5a3avlh1d+P2gnZo7694k/fXvWnb3vV5j7Ved2fvq1WH17UkpfU2stq7TXVfF7Ld2r5Li3fo75t19otWrtVa5/T" +
        "2m3qwy71baOWP63lz2j5c6q/HhaijU2QJzQCJXqvMHMN5DKjmpbNfZArNIYR5gl/yrtpzWS0awz2K8ak53VGJWSPuQFyA3ok7jhzPeRGjUCi6repfrLJ0enU" +
        "OKSaHKNujUa6+RrkXvUk0+Qd+zU+mSbHq18jk612BtVOrsmxHjYY1XzzFcijBksKzPdQMma8gPsWqzwJWdylaifcpJ1yk+MeaTLCVeYetIpWy1700bDqTUOs" +
        "OMDdYHI2xJuMe6P5EvQSzOOIWovJOZFkMvod5osoT1HrXepTmgmfrB7zAGezuVFMd5/J2ZBlMu4D5i7o5JicYUMa0zwTMbUO+yU5pntMLRep5QmTM7LE5NiH" +
        "uThfy8yX0Ktw10HtA0cu0rU9gH1gq2jXe9oH9jbG1Q7Wmc9yVFS/QfXjXdug32Ry7ia66EObyfmU5HougH2hnymuY9qXnbhXutrpVTuZaqdf7WS7uB4GTc68" +
        "XBfvPqw+57veBkfNHWCh2hxXm4UurpBxc6PKr6u8ASxWm8UujvSkuY7j5OL6CXdxppa7DmkfMbPNBNfV7lS/pzlfXM3+c9x5fmshj7hq/c+3Jv3edYkVZr0H" +
        "lvm9AI74mWKN+t0tVuGUZIs15vcVsYoguROsjWjb4kefoi3OOK8f5364xXlR7sd5Me7H6Bf7Pa/jtN/NcVoPjpjVbs6yNeCY+aabo7XZzdGqdHO0VrsNd55r" +
        "uUPNV1CyVnab5MtggeuEttrtxty0uM4m/bjOCi2uiXE/rol8i/Nj1I9jY6IrbnMX8OB2P3G/ZrwndBjLxWqxviBWm/VnsZIhuVssjn2SxVnfYDFq8Rb3gz7X" +
        "cdwxy/US2O96382RexGscb3u5izZQM+tZ7n6LY50mL2Zq996k/PPekrL39Dyp7W8WcvXanmtlq/X8v1ccxZnf5H1iuqsVB2u7HGNarHFqE5aXGel1h7Voc8l" +
        "1gtqR+e3pTufzXlTY+kua2/l6KBHpjvL5k4zYFX62+4qmz5E2/Sh3N7LPd7mHTP82t3s9bPsqd9BcNC1CSy2j+nduZLNHRgKczuQa3MGDFsb/Z8wYx0+Z0TT" +
        "MFyPivmImP+Jh5JbzAn3Vdagf22AWEP+2BKtYf83wBH/9YGYW/7YuKwx/wN4iI3BQB8ad+BqxJUs/+JaJq5lhus3YofMvtk1YlhW3uzqQJcrYrZlVczGs85d" +
        "GLALs+XCFENcKchekoGd57Is4Iocw3B/tgj4YgWyX64DFnvMS9xXp0IKKAT8O4HzeoF5/cD5g8DtcVTposoYcPE4EBSJ7jqxpmHeJeYtYv5K3JLKMMSZYl4u" +
        "5g2XmH8S8zf4McwCdGKZy8wS2319Jube5xNdhvuqNJfLLeOmn/uyXJRdmANcX+gKcEua6yq3dLsuct/Wh7I7WqB8bzeVk/z83AuHUPbdQeC2MdcCt1mFaWzW" +
        "+H0PD4YUFCYYna452KDjIJcaDS5u0LFguVHnMvEoSnbxUdQB2UzBujVTbW7VSSj1Gm0uPnyoUacacWaGiw+cXto1ab0F1sUda2aB9UY/rZTQSqnNR16Vi4+8" +
        "KD9u8MWQm4wJMNHMd/FRNeLio4q97DQGtbxYyydcfJyVqxzht06shXcmYRh+KW73/xT3dxaI2/UvSM//kZUkz+AB8M+/FGuzpFP62Xfc14dhMKVF5iKUcgAx" +
        "+rzbLQtMt8y71o6QHwrwP4jvif3E18V+9HZcXxb799eI/ZtL/uy252IQrzpvutxA2c9sOd+0Xe7PnNbSRIujGOErzL9pcofbXCO3u+0g0YqAax53m1eFuuUL" +
        "NpQRmasMt43gyIXLTtFZh4LLDbfffKSfgbXA+60v37ZcgOus335GrAfm32TKHTbeO/1tvHlig60lXiVektn2T1hhGoZtW2KHPiDWkt+KveT3Yi1+wG1fecU8" +
        "W76HhrdD+wu4rsG1AI2+9yCickDMe9ec75Z/Q9T+Bdcvcf0M148Ruu9c5xYH8mwMK/w050O+uM80G7FsvQ+L2fSIgUv0qlgkPvnMl2G2IM3/s5htSFtOqaO9" +
        "Mly9f5q6IrE8qmhz+upCWef0VQM7LCvHFR08lU6g/K/6UzNdwysEhv80ZehBiH84eeVNX0O0jatj+ur9w9TlxVWu1xxz5HefMT1oP7QYGxfStr+IGYF0GPlw" +
        "pGG4xtGn0VOuX2Cfmxa/i8cqkhFcY3+jxWsYV9f0FYfetPx56irAkbztz1NXGPbJpj+fvGL+4xvuiSU8aJcs4XY9uYSPudIlfMyFh3C7K1/Ch11kyEEeXJZs" +
        "4oH90fewRZctfgGMDtHH8RI+jmNDeDSrX8JHRlxIK4+TS57hISyER8WWJdRMCnmdB5clPHiGL263yVYwcvFBJUvSQ/bzaLmEj6rMkAM8Wi7hAaD3IT6aex/i" +
        "ozknhF4NLeEjODeED6zhJXxg5YXw7iNL+MAqCOFRb2wJj3pFIXzYTSzhw65E/QxTzbKQWh6WQ/h4Kg/Zpz3lYbb40UPo3eTirWBVCA9J0SE8JHlDdgawp3w8" +
        "1WvbOG3bEPI8GB/CQ4jZ/WegB2gLqUZpcghj2qnRTFW/u0J4oEsL4bG/J4SP1YwQPlb7QnagNkvv1x/CI0V2CI97gyE8NuaG6MFNo5mvcR/VnhRqTwYebYav" +
        "OY8+DQ49epgHoEefczOmRyzyMBi9+KhSS0J5JKwK4ZEwOvQd7dvzKh9VmcfD2NAtHNEQappZDwLZQEIo79qid00MZU/atCfJoZu1nzyMxC1utchmvd8+ZS0Y" +
        "kA8DAQVAVigPDAMhPGTnhHJeDYXwcJkX+jIPijqmBaE8XI1pJApVZ1x1ikM5spMhHNnSUI5IeChHJGXxLovcqdytfBmsCdWXvFAeUutCOSc9WlIfqq8+oTza" +
        "Noby4JQQ+hTYorFJCmVsOkLZn5TQzTxkh/JYlRbKY1V3KD1JD+Xxuld1MlWnL5QHs6xQHsH7Q3nQyg5dzzEM5ZzP1TsOh3K25GvU27S8PHSb9oXRKOF9raHQ" +
        "l3HMKFi83vJzFy/lkWkylEem0qVcF+FL9+vs/dDN2bsHrAjhYTUqZDePiyHr0DYmZB/kupAVkD0hr0K+qGgRUAw0LfnQJk+AbdP8AOxcss5NrgW7l6xQLgdv" +
        "yEOjG/KBnqW7eXBbylehvqXcM7KW8mVyQEtylvKFszfkHTfX7vM8xoa8zcNdyA4e7tTfXPV3OORdN+fxLvDSfhi+dACYWMp1WrJUX74fe4GH1aX6griUL0JF" +
        "SznbJrSkZClXzGhIq5sr4Bk35wZXQHEIV8BkyFGwNGS7m3ODB8vyEB4sL4p7CIgHhhe/6ke+Ao5Ocw84vvh15X4/rv/XlHvB8EdXWeRKMPkxHsE7l3KkUx+j" +
        "T91LOX5Di7f6kVvAkWluBscWv6DcBU4s3qZ8zo876RHlYTD3Mb5UDS/lS1X+YzzKjy7ljCx8jHNrfCnnVvFjLJlc+hSO1MkPFuGgmPIgj5XmJDpkhgXjCDAB" +
        "yWY2YBzhDJgABh4cx3vI4IM47brNWCiZHmrGEMwGRFM9Bsh/sAzWCh4spc0UaqZSKZlICTbdEYvCURO5KIz1OazPZVU2kYP6+gd58G14sJz1JawvZVUxwWxA" +
        "Ee9UDKQuioRO2qIIatZRs55KXoLZgBpqeh+i9zUGva+iZic1u6jUQTAb0EbNDqB4UTR0ShZFUXOQmkNUGiCYDein5gAQtqgJOuGLGjV21Ax7mLGj5iT7sSiB" +
        "/VgUz/rYhxkx1scQsQ+b7vhF3ahJWNSlcWJ9KquSCWYDkni75GDD3bsoFUdIM/dhnNRygADGKnsRD/85i/o0TGxeypbFBLMBRWzOqE0s4ovF5KJMDRM166nk" +
        "JZgNqKGmVzXhjCsKnRujXVe0SgOQYlQaghQLaWjRBKQWTIu+RVGmuNq4pBd5IHUsMt2TMrKIv/saVY4px5UTykll2ENkuDJCGamMUkYrY5SxSo+SK69T8pUF" +
        "ykJlkbJYWaIsVZYpy5UVyipljdKrrFPWKxvAZfkIxbICopBgIJcxkMs4/ZZxNi4rI8qJCqKKYBiXMYzLOPmWcS4ua2BUH+IUmXyohdNFGlESHtyEZRQb7BXD" +
        "HRXcAVm6MBDeYM6VuuBEsD4Y73uuPig3BifgTaLwycMBGJpgsYopWSVP7g3Een+c+1eScCInBHfDUFZwPYwmB/fRaNhfMC7BGHcXp2ZPcDakcEh9wWmovnQC" +
        "1ZePA1eOoTA7uIcTKpgTKjYY74iuCMzSwuABqCYGx6J0IjidHaFBd9jDuTCWitl43/gj4v76GHDPKGzlB09w+QeHmTQZDzM9cK48uA2lFcGMQWlwhGp4wIiH" +
        "i7kZPMzNIuphLE9XIVyJf5ghiHpipyMuzFVX8pOmu1+4BhuCueRr0NZwtwTHGIwcbppLM64WNE19uB5SE6T0hytEXJ4nxCpadiTAcLkEP2bZMpyicVXgqsJV" +
        "g8uLqw5XPa6GZbYpljWw7LnA2Wb/MoE0S5zBZbNmOWbycnFZgqw5a5YxI/hZ+csF2aLlUh3gWLHIiOVZLneJVbdc7p4T+N1Zs2a5zYnlMtecXM5fNiwXc0o6" +
        "K5LDgOctYSsxM8NmkMpsStinRTGxzpq2WzUNw+yguSainMgnRkJx3qfQeAY0EHXTCLSywuS+XzrFK+SB/xCnBMlq1EyswGxND8MLr+GUrZA/8nf25UjXom7g" +
        "CcPKDZMG3hFqZkQ4EElEETUs40DEMBdLRBPeFXCWZRbK7jNNDwtPIo6IDxfTSgyXAHHAy+eIlRQusw1WGq6xRw0ziUIxVF01DEBD+BSMqeaN0zDMGp87VQ+e" +
        "fqWg2ukLF+eLeFXCK1DcEjTBVYxri+lnhq1Eo7LwGRRPw3aKV8pzyyWRkShRMR5iYKmK6RDFKVOZw0tx67RYoaXJ0+LWk+KWk+LmabFOdZMoVq2UTdNig5Ym" +
        "UKzXZgnTupumRe9KeWZKtNpUV8xsdMPKWcnpnQtiNuetlEvETGJ58kq5WJwUcJYEpjJBPfp3BSYn69NWyuXipIOzxCxhQBp8KCNiqBWr1j1T1uPU+jiHdyKc" +
        "1ifD1XrYtPVktc7gWuFqPWLKegrN5fmAO/s7uRGyTYM31z0/Z6m45+Ytne++tWDplW4r5zFxBxYAVt5jt7kl/q9+bkn5q+mW9L8ucEvjX/k7mr9aH1nec91O" +
        "5OPQigfMxMehlfL4Re7y1fJ+AOT6xwPc92Y+jqPbajnOd7LV8h6Si5pQdFELmwxDMkcojVOaeNx2B4Q/gedtxBMoi4NkxlNKopT8xGfc8xsgOZ1EF2D3PHGL" +
        "u0IiIVZIFJgqucq8J2z3Q8MQHxohRomxJ+527blVcL2I1b0eUfmEsAYBvC6s5+Y1vF4MsUbWi0us0fViiTW2HvusNb5e8EoxsV4CxZpcL1hiYR45T2mKk+CR" +
        "eUFYfB45f644SR65cL44yR5ZcAHmi0cuuUicVI9chvFN88gVl2KSeOQqjGaGR665UgIz0VxmS2AW0llBEpiN1JgrgTlIXfMlMBepdYEE5iF1XySB+Uj9L5bA" +
        "AqSBl0pgIdI5l0tgEdLzYK8YfpizxYIdP6WtdJQByqnaIOVc5XwlHC7xCPtU6pFZfliSHjFs7GIecTlYdB6xsMtUecQ9W5waj/ij216PBKLbdR6Zg27XIy4X" +
        "aGLCSq9H/vKQOH0eWfywOP0eWfKIOAMeCX0UDxaPPBYizpBHHl8qzrBHnvyrOCMeWS5PiDPqkRWyTJwxj6wUbFrOuEdWCRaKM+GR1RIBYdIjayQSQtgGWStR" +
        "EMI3yDqJhhCxQdZLDITIDbJBYiFEbZCnBD1zojfIRomDELNBnpZ4CLEb5BnBOcPxbJBnJRFC3AbZJEn8B9cNslmS+W+wG2SLpEBI3CBbJZW/9vaca3Sccwwj" +
        "Kv6BpVfiKf8fzvA2mYX1MriNu8cQOOsPtlG1STabZtpOPsl2yrtiXrrTMNvfk5+Zza+as83lj4u5D9cRXMdxbX9CzOVPirkW1y5ch3C9zSfrixhe8xXibWLD" +
        "GuBlYguG26wmDhIb1gG1GHBzBdf3GmIv8Qaxmk5vJvYTL24Amom1mBDmu5uA5ZuBjRnAq8R+4hCxahvwbCZNsTe7cmkqj3cjjhHPvACszOeNiNaX6S6xooi1" +
        "xPJiHkeIjcSHe4D1JcA24kXi+VeAfcQxYt2rVK5hlni6ll3FEdo8TKxpYVviFeII8UIrsJvYf5D3IHZ3AtsHgR3H2Gmiegg4Tqx+F3iK+IBYMUx7xI6VBszj" +
        "rdDcQ7xG1BKtxAniQ2JTDCvWG4wzcBxneXPNRuBt4jixGm+E5kai+mngAPHsszRPrE6mRKzcBLTjBcA8QqzeAjyVAazD0dt8mlixA3g+m7XPAx/ksexFOrQH" +
        "2FkCbH6Fpkrpxqv0j9hGHCE+xFu6uX4v8CqO3eY+4iDxDrG2msrE80Q1Xp/N/UQrsQKHeXM3cegt3px4rpu1vcC7xIdHgGa8S5h73wXeJE4QrwzT5/fYo1Fg" +
        "O/H8cQbiBFsQxyfp/XITHhAHw4HaVcDe1cA+4gCxOQHYSRxOBJ5+1mQ4geNE5SbgTeIw8S7xwmbgfWJ5KvAMcTgNqN4K7Cd2ZwCvEIeI1izgpR28ObEvm0aJ" +
        "Q8T7xM7nWfsC8NbLwHvEniLgCPE+sXo3sI5oJ94iVhQDa4gtxAHiXWL5Hloh1pcAG0vMG8ySErnd/LZhbuAxeuM05rmxV+MU8jTxFLGeWEusJlYS/FMZ4cEl" +
        "FNdiXME4zvwvpH/A9e+2W36Gk8fPIf8Q6Y+Rfgfp95Deh/SbSO9Ges9FeMt8TmxrpFTeLcVRYbRU3iulZTxXb3TNdstnIH8O1w24bsJ1K647cN2F615cC3F9" +
        "G9f3cf0IHtyP9Fe4fg0P/oQ7/Cdk/m7iIaQhSB9FyjMRD2bh/KVTmNCHi013UBayQdlEDpErLrfgXc9KkOu/ZHbxDKvwYOPsnhF49TJzEnFPnvmq0feg06Ev" +
        "SKOfGm3L/vdfkTScGjaDkienrkJcBbhycGXiysCVRoU0CKksYEaRrsU+6FthEpF4NsQTsYS+kQ4RferHtHF9ZTyJCB/CVH/Z1DWIqwNXyzKX2f4wpvsjYh5F" +
        "upb/CH8Ewo6/YD0i3bWOWwgyJ5CpxvU0n0tbN/L5sPi3Tk6F7FyYvRAvKBXywsJcCHkV8uLCPAj5FfLywgIIBRWye2EhhMIK2bOwCEJRhby6sARCcYW8trAM" +
        "QkmFVC4sh1BaIbULqyCUVci+hTUQyitk/0IvhIoKeX1hHYSqCnljYf1CCazh3V+VwW9KoJf336NiHT3YrWI9fXhJxQZ68aKKjfTjBRWb6MlOFVvoyw4V2+jN" +
        "dhU76M9zKnbSo60qdtGnLSp206vNKvbQr00q9tLCXon6R7mgj3Z3S6Hswn4Q/i2Z1z9VkC0vod5wBtGJAiO7wMA5Ba0KjfJCiMNwrMAoYelIhRxuNbpbIY5W" +
        "SHOh0UiFsQpZU25ElkMcR4cLjDzqTlTIqnIjnKWTFXL0JaP3JYhhlbKr1siphRheKa8kmcVJOA1HVMqqUjO8FGJkpTy904zfCTGqUpY/a05QIbpSXn/NVfea" +
        "C8fTSnmnzejHg8aJrZQPNpqjG6HgqZSVm80w7OJOXKW8mmSWsFl8pew4ZGYe4qtIpVTXGRV1aJZYKVuqzJQqlCZVyru5rsFc2E2ulKOHzF7qpsCHaiMeDzkn" +
        "tVLef9kYfhliWqVsqzfS6yGmV8qJt42xtyFmQKHVHG5Fs0z0rcjIKUJpVqXs2eUq2gW72ZXSXGs0ssc5lbKmx4zsgW4uOlRk1FE3D65HusIioZtfKRsjXXEQ" +
        "p/bzd3iiWuHlWSjdcBhH9+V4ta7ke1lJJd/LSiv5XlZWyfey8kq+l1VU8r2sqpLvZTWVfC/zVvK9DMRLT10l3mGserXQoBYa1UITLZglEfz1hA9Fp6OQKPAh" +
        "/yyw2iIEZzOrJUL2TCW7kTRFYJJp8uJUgjOh1RghO+lIhOyYSrYjqY/AQ0WTrVPJlqlk81SCRR/URpUdMmC8LlgBEbJXygWi1RMhr4lhLl+E+AXj4Yp0px5t" +
        "kdn/VxxKHsQRAOn2h3Bq5C+WTtTzRDfKI+Fh7iOv80A7wZMGT7/bGfldBzgQ1DvwDA8y7GYl/0h1I08za5OAl7iffcjj2streNBK4qmWZ5hnHsMGxV/5bOjj" +
        "uTKe5wRsXO/AheXdPCLDn/Vwshrphztok9a30rPWNOD9Lbw3T47buAHyhtWsbMbLmDVexeGeqOJwT1ZxuMOqOdwgnr/h1RzuiGoOd2Q1hzuqmsMdXc3hjqnm" +
        "hImtpgVPNS3EVdMCiLfh5Gp5HsuH6Y7pdPt0um06fW463TqdbplON0+nm7j8cnDfnRRycWtadPJwdzUJl+7Bq3GVXHIBRrVKf4VTLXhJN9vceBbgasLViKth" +
        "+qrHVYfLi6sGVxWuClzluMpwleIqwVWMqxBXAa58XHlnuXJwZeHKwJWGK+UMVzKuJFyJZ7kSTr+s6of2XyiBRc6//vyPEljsbJAbkJY4W+QWvOuXOi/I1cz+" +
        "8Md8Sy91NskDeNw41lOY0cXONfOfkd+zehteozHuDts/QoWtcgeT2Wv5C0Ln8e/7S2CZs1L8rsWjyVmBIXfKnXVyHbYBx6R8579LYJUT7H8tk8fuD8XadzBD" +
        "g+rApX+ZK/PqIVx0+x+/JUENkFy/8MdIOKgIqgdv+rkENTqhv74JKyCwyXn8il+L0+hs1N8sNDjB32Bug3wNjzHn6gtDqfv4A0vuYPYP86jjdYIfoL3g+/Gc" +
        "dEK5IRQ5V4pV6HwTW5fzc2bd2OqcC/zJ+78uQXnOz8OE+vnOzx+SwELnl1cKSx/44hXfYuF30YUC5xtsebMEFTp/XC/fD2ScH9glf5SgIucfLrpyNX+R6nz+" +
        "fGZ/ctVjV/OGX8Xz3bl8DmP92R+w+kuPUP4mfzdS7nxrKaP98Ca5n3G84h+xdcI8Kr7wU3FqnPuuZl/um8sgPnLh4yx6ZJ3277YF7N8lIYzX9SH/tgAPd+c3" +
        "j2PlNTgXMh4X3vrLq5n5Tzzfnf/8ys8ZRkYb4bv59wzfzVdTjuQoB3qdH/h/C/uyw9/BOjf+mMau+f71WBTORRyfOfffsEKrMEpWXa1seNXUdP10um46XTud" +
        "rplOV0+nq6bTldPpiul0OVKnCy/NNOh018osWnR6asWgSae3Vly06fTVikWjTn+tuGnVGagVf5p1BmslkHadoVqZQ8POcK2ct3xaMNXyCG6hlkdxC7U8hluo" +
        "5XHcQi17auWma8RKquWWBVc+j4ctmqEoulZuUV4sVnqtzMPzFlyDgGQixYKw0IUFYh3LkpfxjHurWkoRzDc2yvHviLW5WlovkcADr0v+tX33Vm6Ddkqt/Fot" +
        "/QpWS2RktlhZtfILsXJr5adiweu5YqE32JQma7EVOlXoB5d0rQQhtfJUrbBWfgRbJdKP9qklkomktJa/Qayo5d4b65XfYb7Uyj8iifKKgyTBKwYSWL3od7hd" +
        "iTz/KMa4Vmr5TyOI+kGmLbWyfzqP3jTVctsuLpFk2O+o1V/D1sr5Wu2aGjNGAvE8H6mFEWN2gFEVHa5Za/lLQK+cz0BhsJgd4biKDtD+VVK2ClNwZEZ8Eo55" +
        "EXZnolZuQ1LkFQtJlVfmXaMtr7YkaJTJW1NN542dzDypIcPzJMLLJ0l/iXjgdrSXj6RIr9yKh45XbkIXSqQGFXFeuVGsRC/3rSbcQEtu0RKUT5ZIFZRSvHID" +
        "hssrn8O88LLrmV45AYO9XnlpNnZDr/z+ySfwyNsn/4oh8DJEZQi0BEbsk62R0rCKHxmK3Ce/xGuKVeGVhXgw7sPgUAv2oXUezk3qMMpnaYlLNecp8ahE7xHs" +
        "GoQiCBupl7MNvABL0otXX3HqUY9pG7NPgnDg9+K9FB45nn38LbEVp+ZQitujCHMzep9ciJPrPvlwldQhhE7RPtkWqaLVsU+O4DDL9PB0emg6fWs6fXM6PTid" +
        "tk+nrdNpMw/Dg/tEjlIYghe06AzvE4MmnRE4RJvO6D4sFwpj+8RNq874PvGnWWdinwTSrjO5T+bQsBNWJ+c1TwumWg6vE/XViaiTWWo5sk4MtRxVJy61HF0n" +
        "llqOqRO3Wo6tE3+17KmTQLUcVydzmqcFP7Ucj1uo5Zx9EnBhcg+ezlF+eKGM8mvAWWYFXhY3IdtClG/yc5lpSZBqnvHrtsy+88T8vpg9aSi52N8sSPNLSBLX" +
        "4C5TXImVLkjbII3s5D8/b0M2PctPXKVPAY09/PdhYvBDVAw9C5XIdaiInEQ2ux2oWgPEHUZFag2QXQ7kvUK9LUDabtQO5wBjm2ngKSC/gX/7sAmoPwHLudth" +
        "z7sRyH0JtRHPAt00Ff42/9F8ENmBrUCWF2WTe4CCFmSTOiDF7gWK+pBNYz8mnwc6ngaKUlHhfQ5GB5KB1ESgqZ4VhUAZ75EQBfQcoi+19Jm3jM0GolcDcTim" +
        "uibpQccKev8hygrfAfoaGaungbB+1DYWQioPg/mJI9CrGEY2phuoSGKzMCCacU7jn350U69+mIFgXHqygQlGvOQYanPf5s3Xspd0N5ZWBum9B2PqGj5BFXrg" +
        "pQcV0fS5AEhohYG8YqCYvlTtgPLgCCPUw4oEhjOW/aXRejpUw7iMHWZtNqQCvI25uuqA2CEYqONQJK1kwBihqjdQFlUE9L+IbFgGpIY8SH0chWS837kymyCl" +
        "rgc8nDnJm4FO+jxUhrKMdznN2oHGl2cGPu4Z1I5zhiUtB7KOQm98H2P1HCcIncyNZcQ5QboY55GjHApMaVdUDWozOVUaOW3z3mYQO4GUg5wqDZwCmZyTqUA8" +
        "J1z8JPTKGLo6Dnd3Jn15HRhI57RNZAc1xDRfGgdkp3GqlFGFPc/tR7aNAatv5j0KgLoRmuJci2SnO9cAEaOMJGdsCpVHGPuoeLp7hFHD+61rLBkYXUMPOCMK" +
        "VrFiG4d7OSf/Zo4+hzanG9lejmVpGsNEy+Mc1ar9nFd7OKop7HkMo8YVFcPODOBVyDVWi7KcdciOP4u2iVVcPRUcHo50xw7eiK71eoDyCFrhGHVHcF6lokUF" +
        "I5kfwxXKqTL6LrJNXMQt2zmWXG+Zb9EKjWYk0jyVexnE5ARGkp4mckqlV3MD2EvvOWmKeN8ITpWWPvaS6zeGKGTPYzn5mzg3uulkCk0Vcd/IZhD761CbxBvl" +
        "v49eZvBPrQrZt4adnO1vsi0XSc44FwmHZ5jrvCyd65JTb4zhjG3jcKdwdhL5AwwJN7KW91AxMQbJS0/TvFwzWRyt1wiGc6KUS5ITLoGDkujxM139q/wMV9E+" +
        "l+ka4Lxv4rJP5KAUhHMKcPPoIxKIaA5tMV0r7TMNV9J+oGG3abpauKzqt5ou18hKLhIikhjin5GlcGgH2fNwbpZx6UAVPWjg9pBCVHDu5m4AutazLJYdjATS" +
        "VnE+c/roHKrnxMzi5OriCCZ1cSJxzZRwd+zmGpx4jRWMQRMDW8WhyNMFwaGo45QfXkWVlZz8RDQxwf4OE71ElA8ZnNkZXINZH3Cz5CaTTORw16vrZwUnQ0cX" +
        "518n9zAithlI4eMknguxtJgrZTcX7IucL/lAJ6djB3eBKA5PA1dUB3fv/l7ccuUWf8zTLkQ3LpezeAtDtxXo4YLtoNTHIPK5iXXJycC1X/HUzC6g4SxbzWaM" +
        "5DD3xEaiiJtW7gTu0fkO5x+Rz2mR49sohg7xecQdeITBbmA2lxHPYcQ9bQw2N9AxbijDbwCFXNgjnHWDxDgXcQEfEwVFHLJ8KvP5lsSFOMhHxxi3uTY+G/uj" +
        "ObTc8Dq5KfQnU+JAFWzkkHH1xGzgQBEF+jQgetfxqcHJ2kAUR9IDDlQLl1DPcSCDk3WU20PPACuOcij46I3iOhrlk7OPY9TFRVxGDJdwnhKdxAif2BNEKrPR" +
        "lPo5jEMcxrjnWaEb8lZOCz624/i3kRXc/rs55du4ZuKJSW6bqcTIh1gV3Xw6v5/viOsIsfoQ0HfCj88KjiVxpANT4L3IAHEdjw3EZHgHLeIHjM9ZeUdtHGrz" +
        "j+KgahUctQPFKUQJTq1FSHCOjj5sI2hW+lHbmG0VH7AhlxywL8dZ+oCNN6GcAzYOveUH7NmWHdlof9ewW96wHxVz/A0bJ7JGINkHz+mYoIrqjffbYoc12j8S" +
        "O7zR/oHYd8YeQMlXYsiiRvsWsYsb7ZvELmm0P6e8TnmD8kblVO0tylsN8g6Vv6q8S/k15b1au1D5bS35rso/UPlHKv9U5fuVv1D+SvnPYver5ZFG+zNid6vc" +
        "AAtiTTTaC8QsbkB/SohsIofIJfLOkM0/XSogCokKooqoIbxE+RkqWog2ooPoJKKJGCKW8JwuxRHxZ2jWRfQQvUQf0X+G7IAPg8QQMXy6ysmKk9IkEcbB7vbd" +
        "aIQYPUNX687W3zOV1RMNRCPRdLrKmSx/fG3TGQJ7cmQURQ32NWYNO+Ml6oh6IkVnPZFOZJwu1TSels0nCohcIs9XkUlkEdkEFh2mFGBFNtl43YxSRjfZB/lr" +
        "2qkktsn+Jt4flXFN9qsoip9KEprsV5AkTiVJTfZeJMlTSUqT/QaS1KkkbSpJb7LxEpqhzCTNTnrRpWNH9ABWXhO2Ciu/yZ6DbaPJvkesQm1R1GR/R2W3ynhr" +
        "LlbNkib7TuwZTfZ9eLNWNyG7VMbGU676FU327XibVms1TfbXlfDI22R/Ga/ITfbdYtVrbb2WNzTZX1Ly3wma7JuVeMlt0pKWJvuLqjlbdQK01tHaa1UOUvkq" +
        "5XzVx37WpuUdTfYVSpR3NtmXKS9RXixWVxNWOnmpWN1N9oVq4Tq18Dm18A/a1q3656nmPOV1qo/+9mjcerUWvEOsvibsY1Z/E/Y0a0A1B7WPQxqlYY3hiLYC" +
        "bxJrVPXHVH9cNSc02pOqCd4iVlgzNcObqRnRzG0+spleRTVTE7wV06iZmjGqGdvMuHma6WGcaoK3YSY1M6oJzfQkUWtRcpeWfFVL4H9SM2ObrBZS9F6NzTb/" +
        "PhTJk5hOzfYPxRk/Zjcv8Bdn4pjdusAtzuQxu30BHjVhQ/bBBS5xwofsNxcY4kQM2W8twDCPNzO4E80M92QzBz6shdMivIVTLaKFUw3yPJXPR/daOMmiWjhR" +
        "ols41WJaONUgz1EZ4Y5t4STztNhfQfdaaDNebYIIXIJqJrZwwiWpZrJaS1HNkWZaGG3mHUFojmnJmIYA3hrqrUu9DVRv5ygN9dNf/QxU3qXezlJepz5/Tv0U" +
        "9XOW+mmpn24t+aHyFi2/Scsd9d9Wz0U9R6sutd+t9+3R/vaq530ajV611qee9KvmgEZsUHUgu1TGfYdUc1gjMKI6IxqTEe3LaAsX3qjed6yFCw/EFBlv4ZJD" +
        "q9mqGaA6jtZeq3KQyrNV8yolFthECxfepNaGtXLhgfOVlyix5MJbOQdALLmIVs6KMY3buMYNFv5BLbiV12krS3mjtrpBW6E8slV30Fb2FEQko1UnRnVitdaj" +
        "bUFEO0514lUnoZURBrFsErU2SWuTW3XSa1sQCya1ldFIa7X/SUvu0pKvagnmSXorY5LRavshzq2M/HArRwfynSrfo/LtKk+VMPKtnLG9rYxkX6v9eeU1GMdW" +
        "+7PYHPXu9dqvepXr1KspuUbv6OUdne5W+zIsuR4EGisO9q6CwrianVBTkK9S+RolhmNSS2Lb7C8gLG0cYvB6BEdL0troWHobXc1UZrVxyUC+XWXUprTR4VRt" +
        "BX5WW31edYJUh39U28YJk9PG++a2MTj5bQxjXhsnOegor9Xyz6p8lcrXKOFngZZUqFdV6meV3rFGS9rUkw71sEvZrX52qZ/dWtukXrVoqxa9S5uWdKmf3epn" +
        "j/rZq/ftUz8H1M9+9bNf/RxS/WHVH1H9UdUfV2vjahkleK6EtVMnvJ06Ee1sC6JtpJZHzZRfpsRyyGznppcFzndq2m3Xl8TxtmO+ilM3ldQjuVmchnbb/UVx" +
        "Gtvt228RpwnJTeK0ILlRc1+ayk0nN2NPbkPi1uYBos1nG9p89p3a4NopTSbQvBY2O5DMEqdzKkEuaCrHpKvdvgpJD5rDl96ppA91d4vT325fAycGppJBJPyj" +
        "16kEublf0VwQnB/2JZfhtiNTySgSaI4h8dfcxV/S3AIUjk8lE0jcmlyI3CQSaIZ12Be61co/fFHbTSfWTdrcmqW5G2/W3I13qrEbv6JWbpqywgRWbkC78Kkk" +
        "osM20DzSl9zEP5dGAivRSGAlpsO+hX+HggR+ejrsG/mbbCRfNJ1EFGINJnTYJuKJnIk7JKMQzVOQ4O6pHfataJc2laQjgc2MDlvQo8wOfv8C65xZWsekv8MO" +
        "RLu+Dtt1t+ZcaDDQYbtROIjkdkS3w74dzYeRuDX3pamcAZUR5Nza3IFmb4cddKda4SxA4VwkdegYTNejAdpVdNhfRWFVh30XCmvQDoVNHfYsJJ0dtoWkBV2B" +
        "SneHxrqrYyrIHTZPAriDy1/rbjU0x5Djfjd9Sd11zdKEuYEplbSDtnGnJnK3unsLkkl0DFbyDtr+d2qO7eIP6tRIOahTMf2g7cB02EH71ruvc0YO2lc8C2sd" +
        "B20X0sD4TvtOvPMGJnTaX7ltngSi/Kabb5DASehdsEACozpt1/W2BI4ftC8M9JPAzoP2ddegfWSnfYW/3B7FpH7BugUw4l2wawF0vAv2L6DKguRO++aKBU8v" +
        "uPmrd1p6oxeNKuPO882KUb4vvGRNI5dZRS+RTYSxQtEzal1kxh+HVEgUExlUySQSj89g9H2+VhFVbKZo9KHHhwEf+j4C02yi0UZCb5lAJBJJRBsrOohOooL3" +
        "TSm0VDLMXGbziWyin4gcQ20XJUUJmxUTHjZTjLJimBjwQdvWEV6inuYTKEWNzaDxuO1npYzZB3gef5PHgrQxHDENK2MMJ0zDyhrDARMb9JvcQHPGcMrE3vwm" +
        "nxV5YzhqYnN+k4+MgjGcN3GkeJN7dNGYfQiZiTfxqDGLu+xplPhQ6kOZD+U+VBBVRI0PXh/qiHqiwYdGH5qIFqLNhw6ik+jyoZvoIXp96CP6iQEfBokhYtiH" +
        "ER9GfRjzYdyHCWKSCHtrBuFEBBHpQxQRTcT4EEt4iDgf4okEItGHJCKZSPEhlUgj0n3IIDKJrE+jp8gmcohcH/KIfKLAh0KiiCj2oYQoJcp8KCcqiCofanzw" +
        "+lBH1BMNgNX1lr0QJwhlz1v2N3CCUPa9ZX8NpwblwFs8JA6CfmbJOO//f/F/FvKarGkUFwNZPpQTDdwJe4noIiCKiCQiiHDC8zIQS8QQTS/PtEhmbRKRSCQQ" +
        "8T7EaVsilogp+rh7hBGTtDxOjBGjxMjHYogYIPqIHqLrbOgkOoi2j0UL0UBE7Z7BKB9UnYX//4PL7KF0FphmH6WzwDQHKJ0FpjlEaQYuc/wE92min+j1ZSeJ" +
        "sROWYdb081gx9lEk9nHCHbHigsyuDW6ZQuEz/GPKOKD7KbdhVlAqO2bIlFRD9D01g9EM3phSF+FlbQulTqKHGGJZG/8CcjhupiKD6Ijzgdn9HZy8/LyOqtQy" +
        "m0apmlLDMzOWFb3P8q8+Kb3K2kZKigYigohWDMHxGHWNmHgb4SinlOZDIdGfcBq20Ghlh/XmXLfcZ7jlniB3wPXh4rbm47rgWdf0N6QNGm5+46ffXMPtuE/I" +
        "9FeKTVhuP+e5Y4Y9+zKxZ18itlwhtnmV2H7XiI2jhO189he2mSEozCQSiSTATiAS5RWXObFvjpxbDJ1z9NSda7T8VzD+a5X/Nrz7zzVKzzny6xFiQCXTBzld" +
        "OgnjDGVnRuZHYPggH4tPoHJmJL9+ruE554homILhk07CPEPZmWB8EpUx3u2cYqBhCoZP+viykxWus9WeqtdF6Zyi8Y1zjapzjuLGc43cc470A+caieccMU3n" +
        "GmHnHCPnHH3nHB3N5xr15xw93BTaeEDLroX0vxtRNZ9Mb/j12WKmUjpXyG2AB166m8BsG6U4Sh2U4lXP+3fARM0n0+ulf/GUzhXS34AHpQxENLN1lCIp1etI" +
        "q96+vwOGaj+ZXhv9i6J0rpDYCA/yGYhJoowYJ8p1pImour8Dej6h5Tr6d05/URFzAB5kUhomCohBotD3m4SJur8DWj6h5TL6N0TpXCGsCR4kU+olsohuItv3" +
        "m462aZhm0UFInwp1nxrdnxqjnxrRnZ8OueeZk4NcZp8QE6dj/L+HUWLEh7BeBx0egNTPbB9RxWzJO6wlSo99CpT4UORDIVHwscj3IYsepFHKIOKJSbqRfwSe" +
        "jr4zJ+5SMzclSKaQRWSkBOH1e9OUJGYekUpMsCwm5aPI97VNJgqIFKKMKCEafagn6ohyn0op0Ubz5cnAGNG5CW4MsaKfDhWmBJnmMKVilnnPgJFpZTyfiVGi" +
        "ky0mKcVvnoFnM8oiiLDNQbaZtTnIz8xjdoLKMZungG4RWcwWUEqhVLIZbtRTKidKVaKneqMh6vWzrJB6w8x2EcWElxXeaQnuTivDXWKU6KTKpHqaOgNPKt2l" +
        "FE6EEUmbp0JimLnMKrKIDGJs8ww0m0ekEhPaN0onke9rm0wUEClEGVFCNPpQT9QR5T6V0tQgyxyi1E/00t3CaQl7OtFFFLPCS+kkRnzNOohRolO7ugWY1Bhs" +
        "mYGHiCUitsyohG0JKndZKWVBplipZUG20lEGKGcrg5RzlfOVFygvUl5sOXVlQfwLqvqyoC/fIk5DWdDtt4rTWBb0ldvEaSoLuvMOcVrKgu7+qjhtZUH33CVO" +
        "R1nQ178mTmdZ0H33itNVFvTNb4jTXRb0rYXi9JQFfecfxektC/ret8XpKwv6H98Vp78s6IffF2egLOjHPxBnsCzon34kzlBZ0M9+Is5wWdDPfyrOSFnQL+8X" +
        "Z7Qs6H/+QpyxsqB/+ZU442VB//rP4kyUBf3br8WZLAv699+IE7Y36He/FSdr5ZywElnJL8xDBzDSgAXnDbGyy4Isw+xg6bmEFb436DKx0Il5YqG3l4uFzs7S" +
        "bvEzKYjD5y61CvdyVIr2coSK9wb5X2sllAcFBltRq+b8RqykiDmzcJCKmDPHjCoJxJRqBaLHgIQI7GSx6/B0HOlGtmdzALYRSr0xfGbnQBoKB8J3AcmTQGo1" +
        "sQK1HbmB/Iaq2fygB5pFvAcMxwO9h1DRNAqkrSX2AOlFQP16HnYVkdCLrkfZZCxvfhxS3W5mN6CiiE52vQVp6CDQxNo+/r8atuwAOogo3i2GDkW+C7SFB/g5" +
        "Tavn7GyX7HbBVFs952hIbwgm2+o5x5YOLMV0Q0m29GajsnP1nOoVRsUKA9Nu9ZwPK2W8EqXdq+esSjLCk1Das3rOhmiJ5VeA9qK0UcIb+S327HnZWGDKfDwA" +
        "uLg+OSKPm66IjAvE5SHCiNI2W1wVWyBlpwLxRNRmIGkT0JkMlD8LjBJtMReKK70CLcKSkB155gJ+IhLII/prUJFHlRZmY4l4lk0mQuolEtNphVINMcZPKtc9" +
        "DSmfmFyLtlUJzBKdG2meSGZFUTykQiKCaHvqAn4cbgYZRHkcUEBkEKMbgB6i2yf1ErEv2fyY5fkw70E2h8jMQ1kSJQ/Rtx4oWsdoUOqPZYRiZ8riY2h0LZ2M" +
        "ZhCJMCKcaFtDT4ksIpboWwlER9EUpbFI9pLwMBDlE/AlcgWk4jAghogLZ9+WM1ZE04dQ6YuBk3VUriCyiAhi9AQwNg4MroLKQATQP4ZsLDF2HEj8AJgcBYYi" +
        "EM4monSEMXjvfH7AlEY/sMTV8C4tE7HE2BCQO4KKHkotROkhIJ1SXzisZB+DFEcMvUOVQSD7KFoMvT0jpVDKICKJkqMzyAiDgRhKhX2Ahyg6cj47jYrodouf" +
        "woaU30s3iGwikhhrMMSVdpimGqFXSqS1zsfI9KCsh0ieZEwTUDHOT6IP0PEOYvBDjhallO7z+al43vItoPhNwDvB0aJKMrMpFTBQ1EnXOoB8Io8oJDrbKRHD" +
        "bewCpQlKqcR4KzBClBE5RHYLu9DMsiberZGj8CLuMUpp/ACjS2noDXa6gYOXh9rC12mK2RxWZHzAlVcPKZqo28/+UsofQ8WQl14Rk1vQtq6GLSp432qO2/tQ" +
        "Ga/kII9CaiEmucTHCdUbYm39mwjneAOnN8vGX2MFMVbOrlLKewrmM2mvqow3Z0Xyq7x5KdDvQW0WpWjWppVwqoxwUu9hWTH9K+IsLqS9KI7gS5x/w9yCClgW" +
        "xp6/yNn5Lt2glJnPQLwwg4YxP8466E2M8lPOuzgAx/i52Z0cHiKbZfU5QDgR9zwQRimPUgIxmc0gDqJZOitys9iZ7Ww7yOBsgxSVyaV2BCqZO7gMngO6D/Oz" +
        "9URCOu2lsdPEMDE5wF2PUv4WDjfRkkqVOqzQbG5Bw61oG74JUm8jvx0hiZOBSCPya/mp32c4CYmuCvq3F2jbyOlIjPdxslLqpdRHeOM4h4iJDbRH1Hk4c46g" +
        "NmU9K/J4t1hIVbv40XNKeQe5AaylxM/WRxJD/BhyeM8FXD0X8JspUJvED+KnEA38XHkq4V19/jTqiPFI+swWE6sYOkr9b3HH5EeYJ8M55uG66wFtXdzh1nLI" +
        "JjHhhvl9BSlEDLNNE/M5E6GSewJSCpFAlPCLPvo/4MImusbmc4XyRu/zo8TvI5tHjLVzdg7r9z0gG9PGAR2CFM1sA6Uqfijbc4x3a2H83oHUMgA0vk0DzdyQ" +
        "O/ipc34aP5/ZAm4oo72oHeLHpMspTfQAfUTp6/xMNT+2XngI2Sx+3UAypdKnEeKmAxyFbmQnu2igkZs+pVRu4SX85oJ0op87VxsRdxC1sURHBlD+BtdqG6So" +
        "dqCXUjGfyWWUSokcopPbYT6/VqSH0mgLMNAMtDXxvsyWUBo4QPONQCLLslmWRcQQbfx89zA/b5/KT96P1nMyvI6KfiKDKOV3J8TWQwrbTj2qJBETGfzwNj+h" +
        "H8NsuZeuEUlEokq19JRorGZtDRBeRcvMplEarATq6riZVzBqrwEeZsvLeXOiiJ8S7yjjVCHS93H3ppT8FJ4fhfwWgBp+d0dyLYNNdOxmJIvYy0IOcj494Bct" +
        "1L/AmxMjuxihXBrlh8szefZJ3slgE005HPMylMXtgOTdzs7s55dN6LdBpPNRlEZfiIFqflScUscmjvSzM2hLpl4Cw0708HtTyj2cu6Xcx9dzQeTyu1Re4epZ" +
        "y+Dw0ZsWDamL32NTmMIPpu/hyYjIW82KBJYVcyrr/3NLJGcJkU3E81PsJSu5mIp4EAln/MKASMKznLd8iettnN+uMz4PLUaB5PeAiRd44iHq3p3HnYFfk8Ns" +
        "4iH+Xw69CUQcBPIGUDu5i0emt+fxq1Dm8QRAU0QUUdo/j18tYPw/";
}

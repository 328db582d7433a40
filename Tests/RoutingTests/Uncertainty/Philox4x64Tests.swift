import Testing

@testable import Routing

@Suite struct Philox4x64Tests {
  /// `kat_vectors` of Random123 1.14: counter, key, words.
  static let knownAnswers: [(SIMD4<UInt64>, SIMD2<UInt64>, SIMD4<UInt64>)] = [
    (
      SIMD4(0, 0, 0, 0), SIMD2(0, 0),
      SIMD4(
        0x1655_4d9e_ca36_314c,
        0xdb20_fe9d_672d_0fdc,
        0xd7e7_72ce_e186_176b,
        0x7e68_b68a_ec7b_a23b
      )
    ),
    (
      SIMD4(.max, .max, .max, .max), SIMD2(.max, .max),
      SIMD4(
        0x87b0_92c3_013f_e90b,
        0x438c_3c67_be8d_0224,
        0x9cc7_d7c6_9cd7_77b6,
        0xa09c_aebf_594f_0ba0
      )
    ),
    (
      SIMD4(
        0x243f_6a88_85a3_08d3,
        0x1319_8a2e_0370_7344,
        0xa409_3822_299f_31d0,
        0x082e_fa98_ec4e_6c89
      ),
      SIMD2(0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c),
      SIMD4(
        0xa528_f454_03e6_1d95,
        0x38c7_2dbd_566e_9788,
        0xa5a1_610e_72fd_18b5,
        0x57bd_43b5_e52b_7fe6
      )
    ),
  ]

  @Test(arguments: knownAnswers.indices)
  func `gives Random123's known answers`(index: Int) {
    let (counter, key, words) = Philox4x64Tests.knownAnswers[index]
    #expect(Philox4x64(key: key).words(counter) == words)
  }
}

@Suite struct StableHashTests {
  /// The vectors of the FNV reference code's test suite.
  @Test(
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)]
  )
  func `is FNV-1a of the UTF-8 bytes`(text: String, hash: UInt64) {
    #expect(StableHash.fnv1a(text) == hash)
  }
}
